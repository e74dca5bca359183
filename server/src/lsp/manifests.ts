/** The `aster.toml` files above the open documents: what they say, and what is wrong with them, said once as long as it is the same. */
import type { Host } from '../base/host.ts';
import { NO_VALUES, readManifest, type SettingValues } from '../ide/index.ts';

export class ManifestReader {
  /** By URI, what was said last. */
  readonly #complaints = new Map<string, string>();

  constructor(
    private readonly host: Host,
    private readonly say: (sentence: string) => void,
  ) {}

  /** The settings in a manifest; one that cannot be read says nothing. */
  async read(uri: string): Promise<SettingValues> {
    const text = await this.host.readFile(uri);
    const { values, complaints } = text === null ? { values: NO_VALUES, complaints: ['cannot be read'] } : readManifest(text);
    const sentence = complaints.map((complaint) => `${uri}: ${complaint}`).join('\n');
    if (sentence !== '' && this.#complaints.get(uri) !== sentence) this.say(sentence);
    this.#complaints.set(uri, sentence);
    return values;
  }
}
