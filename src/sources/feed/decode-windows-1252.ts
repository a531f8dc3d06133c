/** What bytes 0x80 to 0x9f stand for; the five that windows-1252 leaves open stay what they are. */
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The character of a code from 0x80 to 0x9f in windows-1252. */
export function windows1252Character(code: number): string {
  return HIGH[code - 0x80] ?? '';
}

/** Decodes windows-1252, which any bytes fit. Some versions of the runtime's own decoder read it as ISO 8859-1. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return text.replace(/[\x80-\x9f]/g, (character) => windows1252Character(character.charCodeAt(0)));
}
