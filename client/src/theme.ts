/**
 * The kind of the editor's colour theme, in the protocol's words.
 */
import { ColorThemeKind, window } from 'vscode';
import type { EditorTheme } from '../../server/src/lsp/protocol.ts';
import { assertNever } from './assert-never.ts';

/** The theme that is on screen now. */
export function currentTheme(): EditorTheme {
  const { kind } = window.activeColorTheme;
  switch (kind) {
    case ColorThemeKind.Light:
      return 'light';
    case ColorThemeKind.Dark:
      return 'dark';
    case ColorThemeKind.HighContrast:
      return 'highContrast';
    case ColorThemeKind.HighContrastLight:
      return 'highContrastLight';
    default:
      return assertNever(kind);
  }
}
