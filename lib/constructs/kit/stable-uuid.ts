import { createHash } from 'node:crypto';

/** Namespace of names that are not an address, domain or object id: that of X.500 names (RFC 9562, appendix A). */
const NAMESPACE = '6ba7b814-9dad-11d1-80b4-00c04fd430c8';

/** A UUID, version 5, in lower case, that is the same for the same text on every run. */
export function stableUuid(text: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(NAMESPACE.replaceAll('-', ''), 'hex'))
    .update(text)
    .digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
