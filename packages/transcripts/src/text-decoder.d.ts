// What browsers and Node both have; the types of neither are taken here, so that nothing else of them is used.
declare class TextDecoder {
  constructor(encoding: string, options?: { fatal?: boolean });
  decode(bytes: Uint8Array): string;
}
