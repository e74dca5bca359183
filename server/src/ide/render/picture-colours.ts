/**
 * The colours of a layout picture for each kind of editor theme. The picture brings its own background, so it can be read
 * on any page; these only make it feel at home. Every text colour has a contrast of at least 4.5 : 1 against the fill that
 * it stands on, which a test computes.
 */

/** What the editor's colours are drawn on, as clients say it. */
export type PictureTheme = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

/** A fill and the text on it. `line` is the outline; `null` for none. */
export interface Ink {
  readonly fill: string;
  readonly text: string;
  readonly dim: string;
  readonly line: string | null;
}

export interface PictureColours {
  readonly card: Ink;
  /** Fields take turns, so that neighbours differ. */
  readonly fields: readonly [Ink, Ink];
  readonly tag: Ink;
  readonly unknown: Ink;
  /** `line` is the colour of the hatching; labels stand on a patch of `fill`. */
  readonly padding: Ink;
  readonly unused: Ink;
  /** Of the one lane that decides the size, and of what marks a place. */
  readonly accent: string;
}

const COLOURS: Readonly<Record<PictureTheme, PictureColours>> = {
  dark: {
    card: { fill: '#1d1f24', text: '#d7dae0', dim: '#a3a9b5', line: '#3b3f48' },
    fields: [
      { fill: '#2d5379', text: '#ffffff', dim: '#c9dcf0', line: null },
      { fill: '#22425f', text: '#ffffff', dim: '#c0d5ea', line: null },
    ],
    tag: { fill: '#56407f', text: '#ffffff', dim: '#dccff5', line: null },
    unknown: { fill: '#54303a', text: '#ffffff', dim: '#f3c6cf', line: '#d98a9b' },
    padding: { fill: '#33290f', text: '#f4cf72', dim: '#f4cf72', line: '#a87f1f' },
    unused: { fill: '#26282e', text: '#b9bfca', dim: '#b9bfca', line: '#4a4e58' },
    accent: '#f4cf72',
  },
  light: {
    card: { fill: '#ffffff', text: '#24292f', dim: '#57606a', line: '#d0d7de' },
    fields: [
      { fill: '#cfe3f8', text: '#0b2a4a', dim: '#2c4d70', line: null },
      { fill: '#b4d1ef', text: '#0b2a4a', dim: '#25466a', line: null },
    ],
    tag: { fill: '#ddd0f5', text: '#2f1763', dim: '#4b3480', line: null },
    unknown: { fill: '#fadde1', text: '#6d1023', dim: '#86283b', line: '#b64a5f' },
    padding: { fill: '#fff4d2', text: '#6b4a00', dim: '#6b4a00', line: '#d3a02c' },
    unused: { fill: '#f3f4f6', text: '#57606a', dim: '#57606a', line: '#c9ced6' },
    accent: '#8a5a00',
  },
  highContrast: {
    card: { fill: '#000000', text: '#ffffff', dim: '#ffffff', line: '#6fc3df' },
    fields: [
      { fill: '#000000', text: '#ffffff', dim: '#ffffff', line: '#6fc3df' },
      { fill: '#000000', text: '#ffffff', dim: '#ffffff', line: '#6fc3df' },
    ],
    tag: { fill: '#000000', text: '#e2c8ff', dim: '#e2c8ff', line: '#d0a8ff' },
    unknown: { fill: '#000000', text: '#ffb3c1', dim: '#ffb3c1', line: '#ff8fa3' },
    padding: { fill: '#000000', text: '#ffd800', dim: '#ffd800', line: '#ffd800' },
    unused: { fill: '#000000', text: '#ffffff', dim: '#ffffff', line: '#8a8a8a' },
    accent: '#ffd800',
  },
  highContrastLight: {
    card: { fill: '#ffffff', text: '#000000', dim: '#000000', line: '#0f4a85' },
    fields: [
      { fill: '#ffffff', text: '#000000', dim: '#000000', line: '#0f4a85' },
      { fill: '#ffffff', text: '#000000', dim: '#000000', line: '#0f4a85' },
    ],
    tag: { fill: '#ffffff', text: '#4b1d8f', dim: '#4b1d8f', line: '#4b1d8f' },
    unknown: { fill: '#ffffff', text: '#8f1028', dim: '#8f1028', line: '#8f1028' },
    padding: { fill: '#ffffff', text: '#6b4a00', dim: '#6b4a00', line: '#8a5a00' },
    unused: { fill: '#ffffff', text: '#292929', dim: '#292929', line: '#757575' },
    accent: '#8a5a00',
  },
};

export function pictureColours(theme: PictureTheme): PictureColours {
  return COLOURS[theme];
}
