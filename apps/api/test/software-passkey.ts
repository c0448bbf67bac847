import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from "node:crypto";

type Options = { challenge?: unknown; rp?: unknown; rpId?: unknown; user?: unknown; [name: string]: unknown };
const FLAGS = { present: 0x01, verified: 0x04, attested: 0x40 };

/**
 * A device with one passkey: it makes and signs real WebAuthn messages with a key of its own. `verified` off is a device
 * that only asks for a touch; `signCount` goes back where it was copied.
 */
export class SoftwarePasskey {
  readonly id = randomBytes(32);
  readonly #key: KeyObject;
  readonly #point: { x: string; y: string };
  #userHandle = "";
  verified = true;
  signCount = 1;

  constructor(private readonly origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const { x = "", y = "" } = publicKey.export({ format: "jwk" });
    this.#key = privateKey;
    this.#point = { x, y };
  }

  /** Answers `navigator.credentials.create`. */
  register(options: Options) {
    this.#userHandle = String(member(options.user, "id"));
    const key = cbor(
      new Map<number, number | Buffer>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(this.#point.x, "base64url")],
        [-3, Buffer.from(this.#point.y, "base64url")],
      ]),
    );
    const length = Buffer.from([0, this.id.length]);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, key]);
    const authData = this.#authData(String(member(options.rp, "id")), FLAGS.attested, attested);
    const attestation = cbor(
      new Map<string, string | Buffer | Map<string, string>>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", authData],
      ]),
    );
    const clientDataJSON = this.#clientData("webauthn.create", options).toString("base64url");
    return this.#answer({
      clientDataJSON,
      attestationObject: attestation.toString("base64url"),
      transports: ["internal"],
    });
  }

  /** Answers `navigator.credentials.get`. */
  sign(options: Options) {
    this.signCount++;
    const authenticatorData = this.#authData(String(options.rpId), 0, Buffer.alloc(0));
    const clientData = this.#clientData("webauthn.get", options);
    const signed = Buffer.concat([authenticatorData, createHash("sha256").update(clientData).digest()]);
    return this.#answer({
      clientDataJSON: clientData.toString("base64url"),
      authenticatorData: authenticatorData.toString("base64url"),
      signature: createSign("sha256").update(signed).sign(this.#key).toString("base64url"),
      userHandle: this.#userHandle,
    });
  }

  #answer(response: Record<string, unknown>) {
    const id = this.id.toString("base64url");
    return { id, rawId: id, type: "public-key", clientExtensionResults: {}, response };
  }

  #authData(rpId: string, flags: number, rest: Buffer): Buffer {
    const asked = FLAGS.present | (this.verified ? FLAGS.verified : 0) | flags;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.signCount);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), Buffer.from([asked]), count, rest]);
  }

  #clientData(type: string, { challenge }: Options): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false }));
  }
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

type Cbor = number | string | Buffer | Map<number | string, Cbor> | Map<string, string>;

/** As much of CBOR as WebAuthn's messages need. */
function cbor(value: Cbor | Map<number, number | Buffer> | Map<string, string | Buffer | Map<string, string>>): Buffer {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === "string") return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value]);
  const entries = [...value].flatMap(([key, each]) => [cbor(key), cbor(each)]);
  return Buffer.concat([head(5, value.size), ...entries]);
}

function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 0xff]);
}
