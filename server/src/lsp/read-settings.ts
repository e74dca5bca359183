/** The section `aster` of a client's settings, checked: what makes no sense is left at its default and named in one sentence. */
import { type AnalysisSettings, choice, DEFAULT_SETTINGS, overlaid, readSettingValues, type SettingComplaint } from '../ide/index.ts';
import { asRecord } from './client-profile.ts';

export interface ServerSettings {
  readonly analysis: AnalysisSettings;
  readonly hoverPictures: boolean;
  readonly inlayHints: InlayHintSettings;
}

export interface InlayHintSettings {
  /** What is dropped where a scope ends. */
  readonly drops: boolean;
}

export const DEFAULT_SERVER_SETTINGS: ServerSettings = { analysis: DEFAULT_SETTINGS, hoverPictures: true, inlayHints: { drops: false } };

export function readSettings(value: unknown): { readonly settings: ServerSettings; readonly complaints: readonly string[] } {
  const { values, complaints } = readSettingValues(value);
  const own: SettingComplaint[] = [];
  const hoverPictures = choice(asRecord(asRecord(value)['layout'])['hoverPictures'], 'hoverPictures', [true, false], own, ['layout']) ?? DEFAULT_SERVER_SETTINGS.hoverPictures;
  const drops = choice(asRecord(asRecord(value)['inlayHints'])['drops'], 'drops', [true, false], own, ['inlayHints']) ?? DEFAULT_SERVER_SETTINGS.inlayHints.drops;
  return { settings: { analysis: overlaid(DEFAULT_SETTINGS, values), hoverPictures, inlayHints: { drops } }, complaints: [...complaints, ...own].map(sentence) };
}

function sentence({ place, text }: SettingComplaint): string {
  return `In the settings, ${['aster', ...place].join('.')}: ${text}${/[.?]$/u.test(text) ? '' : '.'}`;
}
