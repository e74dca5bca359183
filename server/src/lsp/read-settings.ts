/** The section `aster` of a client's settings, checked: what makes no sense is left at its default and named in one sentence. */
import { type AnalysisSettings, choice, DEFAULT_SETTINGS, overlaid, readSettingValues, type SettingComplaint } from '../ide/index.ts';
import { asRecord } from './client-profile.ts';

export interface ServerSettings {
  readonly analysis: AnalysisSettings;
  readonly hoverPictures: boolean;
  readonly inlayHints: InlayHintSettings;
}

export interface InlayHintSettings {
  /** The types of variables that are declared without one. */
  readonly types: boolean;
  /** What is dropped where a scope ends. */
  readonly drops: boolean;
}

export const DEFAULT_SERVER_SETTINGS: ServerSettings = { analysis: DEFAULT_SETTINGS, hoverPictures: true, inlayHints: { types: false, drops: false } };

export function readSettings(value: unknown): { readonly settings: ServerSettings; readonly complaints: readonly string[] } {
  const { values, complaints } = readSettingValues(value);
  const own: SettingComplaint[] = [];
  const hoverPictures = choice(asRecord(asRecord(value)['layout'])['hoverPictures'], 'hoverPictures', [true, false], own, ['layout']) ?? DEFAULT_SERVER_SETTINGS.hoverPictures;
  const hint = (kind: keyof InlayHintSettings): boolean => choice(asRecord(asRecord(value)['inlayHints'])[kind], kind, [true, false], own, ['inlayHints']) ?? DEFAULT_SERVER_SETTINGS.inlayHints[kind];
  return { settings: { analysis: overlaid(DEFAULT_SETTINGS, values), hoverPictures, inlayHints: { types: hint('types'), drops: hint('drops') } }, complaints: [...complaints, ...own].map(sentence) };
}

function sentence({ place, text }: SettingComplaint): string {
  return `In the settings, ${['aster', ...place].join('.')}: ${text}${/[.?]$/u.test(text) ? '' : '.'}`;
}
