const signatures: readonly { format: string; bytes: readonly number[] }[] = [
  { format: "pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { format: "zip", bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: "doc", bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { format: "rtf", bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66] },
];

/** The format of a file that is no plain text, by its first bytes: rtf would otherwise pass for one. */
export function findOtherFormat(bytes: Uint8Array): string | undefined {
  return signatures.find((signature) => signature.bytes.every((byte, at) => bytes[at] === byte))?.format;
}
