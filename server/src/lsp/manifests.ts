/** The `aster.toml` files above the open documents: what they say, and what is wrong with them, said once as long as it is the same. */
import type { Host } from '../base/host.ts';
import { type Manifest, NO_VALUES, readManifest } from '../ide/index.ts';

export class ManifestReader {
  /** By URI, what was said last. */
  readonly #complaints = new Map<string, string>();

  constructor(
    private readonly host: Host,
    private readonly say: (sentence: string) => void,
  ) {}

  /** What a manifest says; one that cannot be read says nothing. */
  async read(uri: string): Promise<Manifest> {
    const text = await this.host.readFile(uri);
    const manifest: Manifest = text === null ? { values: NO_VALUES, name: null, complaints: ['cannot be read'] } : readManifest(text);
    const sentence = manifest.complaints.map((complaint) => `${uri}: ${complaint}`).join('\n');
    if (sentence !== '' && this.#complaints.get(uri) !== sentence) this.say(sentence);
    this.#complaints.set(uri, sentence);
    return manifest;
  }
}
