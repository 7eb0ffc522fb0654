import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';
import { png } from '../../bundle/png.ts';

/** What a camera and those who had a picture wrote into it, each of which must not be found in a copy. */
export const secrets = {
  make: 'Zenitograph',
  model: 'ZG-7 Observer',
  serial: 'SN-90210-KZ',
  time: '2026:03:15 20:41:07',
  artist: 'Aigerim Observerova',
  city: 'Turkistan-Secret',
  comment: 'comment of a program',
  after: 'MotionPhoto-after-the-end',
  profile: 'Display of Aigerim 0xDEADBEEF',
} as const;

/** The position in GPS tags, degrees, minutes and hundredths of seconds: 43°17'59.31" N, 68°15'11.47" E. */
const latitude = [43, 1, 17, 1, 5931, 100] as const;
const longitude = [68, 1, 15, 1, 1147, 100] as const;
/** As it stands in the file: what must not be found. */
export const positionBytes = Buffer.concat(latitude.map(u32));

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}

type Tag = readonly [tag: number, type: number, count: number, data: Buffer];
const text = (tag: number, words: string): Tag => [tag, 2, words.length + 1, Buffer.from(`${words}\0`)];

function ifd(tags: readonly Tag[], at: number): Buffer {
  const entries: Buffer[] = [u16(tags.length)];
  const data: Buffer[] = [];
  let end = at + 2 + tags.length * 12 + 4;
  for (const [tag, type, count, bytes] of tags) {
    entries.push(u16(tag), u16(type), u32(count));
    if (bytes.length <= 4) entries.push(Buffer.concat([bytes, Buffer.alloc(4 - bytes.length)]));
    else {
      entries.push(u32(end));
      data.push(bytes);
      end += bytes.length;
    }
  }
  return Buffer.concat([...entries, u32(0), ...data]);
}

/** A TIFF structure with all that a telephone writes, and how the picture is to be turned. */
export function exif(turned = 6): Buffer {
  const [exifAt, gpsAt] = [400, 700];
  const root = ifd(
    [
      text(0x010f, secrets.make),
      text(0x0110, secrets.model),
      [0x0112, 3, 1, u16(turned)],
      text(0x0132, secrets.time),
      text(0x013b, secrets.artist),
      [0x8769, 4, 1, u32(exifAt)],
      [0x8825, 4, 1, u32(gpsAt)],
    ],
    8,
  );
  const own = ifd([text(0x9003, secrets.time), text(0xa431, secrets.serial)], exifAt);
  const gps = ifd(
    [
      text(1, 'N'),
      [2, 5, 3, Buffer.concat(latitude.map(u32))],
      text(3, 'E'),
      [4, 5, 3, Buffer.concat(longitude.map(u32))],
    ],
    gpsAt,
  );
  const whole = Buffer.alloc(gpsAt + gps.length);
  Buffer.from('4d4d002a00000008', 'hex').copy(whole);
  root.copy(whole, 8);
  own.copy(whole, exifAt);
  gps.copy(whole, gpsAt);
  return whole;
}

export const xmp =
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
  `<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="${secrets.city}"/></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;

/** Primaries of Display P3 in the space of a profile (ICC.1:2022 §4.6), and its white. */
export const primaries = {
  rXYZ: '000083df00003dbfffffffbb',
  gXYZ: '00004abf0000b13700000ab9',
  bXYZ: '000028380000110b0000c8b9',
  wtpt: '0000f6d6000100000000d32d',
} as const;

/** A colour profile of a display: primaries, one curve for all three, and names. */
export function profile(): Buffer {
  const curve = Buffer.from('63757276000000000000000102330000', 'hex');
  const xyz = Object.entries(primaries).map(
    ([name, hex]) => [name, Buffer.from(`58595a2000000000${hex}`, 'hex')] as const,
  );
  const description = Buffer.alloc(12 + secrets.profile.length + 1 + 78);
  description.write('desc');
  description.writeUInt32BE(secrets.profile.length + 1, 8);
  description.write(secrets.profile, 12);
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description],
    ['mmod', Buffer.from(`mmod\0\0\0\0${secrets.serial}`)],
    ...xyz,
    ...['rTRC', 'gTRC', 'bTRC'].map((name) => [name, curve] as const),
  ];
  const head = Buffer.alloc(128);
  head.writeUInt8(2, 8);
  head.write('mntrRGB XYZ ', 12);
  head.write('acspAPPL', 36);
  head.write('0000f6d6000100000000d32d', 68, 'hex');
  head.write('Zeni', 48);
  const table: Buffer[] = [u32(tags.length)];
  let at = 128 + 4 + tags.length * 12;
  for (const [name, data] of tags) {
    table.push(Buffer.from(name), u32(at), u32(data.length));
    at += data.length;
  }
  head.writeUInt32BE(at, 0);
  return Buffer.concat([head, ...table, ...tags.map(([, data]) => data)]);
}

const thumb = readFileSync(fileURLToPath(new URL('../../bundle/thumb.jpg', import.meta.url)));
/** A JPEG as a browser makes it, from its tables on. */
export const plainJpeg = Buffer.concat([thumb.subarray(0, 2), thumb.subarray(thumb.indexOf('ffdb', 'hex'))]);

const segment = (marker: number, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(data.length + 2), data]);

/** `plainJpeg` with everything that can be said in it. */
export function toldJpeg(turned = 6): Buffer {
  const iptc = Buffer.from(`\x1c\x02\x5a\0${String.fromCharCode(secrets.city.length)}${secrets.city}`);
  const resource = Buffer.concat([
    Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0'),
    u32(iptc.length),
    iptc,
    Buffer.alloc(iptc.length % 2),
  ]);
  return Buffer.concat([
    plainJpeg.subarray(0, 2),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif(turned)])),
    segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)),
    segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01'), profile()])),
    segment(0xe2, Buffer.from(`MPF\0${secrets.after}`)),
    segment(0xed, resource),
    segment(0xfe, Buffer.from(secrets.comment)),
    plainJpeg.subarray(2),
    plainJpeg,
    Buffer.from(secrets.after),
  ]);
}

export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([u32(data.length), body, u32(crc32(body))]);
}

/** The same chunks with checksums that fit them, as far as they can be read. */
export function mended(picture: Uint8Array): Uint8Array {
  const bytes = Buffer.from(picture);
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) break;
    bytes.writeUInt32BE(crc32(bytes.subarray(at + 4, end)), end);
    at = end + 4;
  }
  return new Uint8Array(bytes);
}

export const plainPng = Buffer.from(png(120));

/** `plainPng` with everything that can be said in it. */
export function toldPng(turned = 6): Buffer {
  const head = 8 + 12 + 13;
  return Buffer.concat([
    plainPng.subarray(0, head),
    chunk('iCCP', Buffer.concat([Buffer.from(`${secrets.profile}\0\0`), deflateSync(profile())])),
    chunk('tEXt', Buffer.from(`Author\0${secrets.artist}`)),
    chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(secrets.comment))])),
    chunk('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)),
    chunk('eXIf', exif(turned)),
    chunk('tIME', Buffer.from([7, 234, 3, 15, 20, 41, 7])),
    chunk('prVt', Buffer.from(secrets.serial)),
    plainPng.subarray(head),
    Buffer.from(secrets.after),
  ]);
}

/** One pixel, without loss (RFC 9649 §2.6). */
export const plainWebp = Buffer.from('UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==', 'base64');

const riffChunk = (type: string, data: Buffer): Buffer => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([Buffer.from(type), size, data, Buffer.alloc(data.length % 2)]);
};

/** `plainWebp` with everything that can be said in it. */
export function toldWebp(turned = 6): Buffer {
  const chunks = Buffer.concat([
    Buffer.from('WEBP'),
    riffChunk('VP8X', Buffer.from([0x2c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    riffChunk('ICCP', profile()),
    plainWebp.subarray(12),
    riffChunk('EXIF', exif(turned)),
    riffChunk('XMP ', Buffer.from(xmp)),
    riffChunk('prVt', Buffer.from(secrets.serial)),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(chunks.length);
  return Buffer.concat([Buffer.from('RIFF'), size, chunks, Buffer.from(secrets.after)]);
}
