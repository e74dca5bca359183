/**
 * The section `aster` of the settings, as the server takes it at the start.
 *
 * Later changes reach the server through `workspace/configuration`, which the client library answers by itself.
 * A value of a wrong shape is replaced by its default: settings files are edited by hand.
 */
import type { AsterSettings, RuleLevel } from '../../server/src/lsp/protocol.ts';

/** Reads one setting by its name below `aster`; undefined if the editor does not have it. */
export type ReadSetting = (name: string) => unknown;

export const defaultSettings: AsterSettings = {
  stage: 3,
  target: '64',
  rules: {},
  layout: { paddingThreshold: 20, hoverPictures: true },
  inlayHints: { types: false, drops: false },
};

/** Reads every setting that the server knows. */
export function readSettings(read: ReadSetting): AsterSettings {
  return {
    stage: oneOf(read('stage'), [1, 2, 3] as const, defaultSettings.stage),
    target: oneOf(read('target'), ['64', '32'] as const, defaultSettings.target),
    rules: readRules(read('rules')),
    layout: {
      paddingThreshold: readPercentage(read('layout.paddingThreshold'), defaultSettings.layout.paddingThreshold),
      hoverPictures: oneOf(read('layout.hoverPictures'), [true, false] as const, defaultSettings.layout.hoverPictures),
    },
    inlayHints: {
      types: oneOf(read('inlayHints.types'), [true, false] as const, defaultSettings.inlayHints.types),
      drops: oneOf(read('inlayHints.drops'), [true, false] as const, defaultSettings.inlayHints.drops),
    },
  };
}

function oneOf<Value>(value: unknown, allowed: readonly Value[], fallback: Value): Value {
  return allowed.find((candidate) => candidate === value) ?? fallback;
}

function readPercentage(value: unknown, fallback: number): number {
  return typeof value === 'number' && value >= 0 && value <= 100 ? value : fallback;
}

function readRules(value: unknown): Readonly<Record<string, RuleLevel>> {
  if (typeof value !== 'object' || value === null) return {};
  const levels: readonly RuleLevel[] = ['error', 'warning', 'hint', 'off'];
  const rules: Record<string, RuleLevel> = {};
  for (const [code, setting] of Object.entries(value)) {
    const level = levels.find((candidate) => candidate === setting);
    if (level !== undefined) rules[code] = level;
  }
  return rules;
}
