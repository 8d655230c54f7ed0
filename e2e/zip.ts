import { inflateRawSync } from "node:zlib";

/** The texts in a ZIP archive by their names, as its central directory lists them (APPNOTE 4.3). */
export function textsOfZip(archive: Buffer): Map<string, string> {
  const texts = new Map<string, string>();
  const end = archive.lastIndexOf("PK\x05\x06");
  let entry = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    const nameEnd = entry + 46 + archive.readUInt16LE(entry + 28);
    const name = archive.toString("utf8", entry + 46, nameEnd);
    const file = archive.readUInt32LE(entry + 42);
    const data = file + 30 + archive.readUInt16LE(file + 26) + archive.readUInt16LE(file + 28);
    texts.set(name, inflateRawSync(archive.subarray(data, data + archive.readUInt32LE(entry + 20))).toString());
    entry = nameEnd + archive.readUInt16LE(entry + 30) + archive.readUInt16LE(entry + 32);
  }
  return texts;
}
