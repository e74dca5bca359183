/**
 * Standard output for a protocol whose library writes each message in two parts, the header and then the content. Whoever reads
 * would be woken for the header, find nothing that it can use and compete with the server for a processor; here both parts
 * leave together.
 * Invariant: bytes keep their order, and nothing is held back but a header.
 */
import { Writable } from 'node:stream';

/** @param output ends this stream, too, when it fails. */
export function wholeMessages(output: Writable): Writable {
  let header = '';
  const whole = new Writable({
    decodeStrings: false,
    write: (part: string | Buffer, _encoding, done) => {
      if (typeof part === 'string') {
        header += part;
        done();
        return;
      }
      const message = header === '' ? part : Buffer.concat([Buffer.from(header, 'ascii'), part]);
      header = '';
      output.write(message, done);
    },
  });
  output.once('error', (error) => whole.destroy(error));
  return whole;
}
