/**
 * What Aster's server and its own clients say to each other beyond the Language Server Protocol.
 *
 * Types only: the client imports this file and nothing else of the server, and a type leaves no code behind.
 * Names of methods are literal types, so that both sides write the string and the compiler compares it.
 * No message here is required: a client that sends no options and knows no notification gets a complete server.
 */

/** What the editor's colours are drawn on. Pictures are coloured for it and stay legible on the others. */
export type EditorTheme = 'dark' | 'light' | 'highContrast' | 'highContrastLight';

/** How loudly a rule speaks. */
export type RuleLevel = 'error' | 'warning' | 'hint' | 'off';

/** The section `aster` of the editor's settings, as `workspace/configuration` answers it. */
export interface AsterSettings {
  /** The stage of the language (S1). */
  readonly stage: 1 | 2 | 3;
  /** The width of a pointer, in bits (L1). */
  readonly target: '64' | '32';
  /** Only the rules whose level differs from their default. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  readonly layout: {
    /** Percent of a type's size from which waste is hinted at (L11). */
    readonly paddingThreshold: number;
    /** Whether hovers show the layout as a picture, in clients that draw pictures. */
    readonly hoverPictures: boolean;
  };
  readonly inlayHints: {
    /** The types of variables that are declared without one. */
    readonly types: boolean;
    /** What is dropped where a scope ends (O11). */
    readonly drops: boolean;
  };
}

/** `initializationOptions`: what this client can do that the protocol has no capability for. */
export interface AsterInitializationOptions {
  /** The client draws SVG data URIs in Markdown. The setting of the same name decides whether they are wanted. */
  readonly hoverPictures: boolean;
  readonly theme: EditorTheme;
  /** The client trusts and runs the commands of {@link LinkedCommand} when they are links in a hover. */
  readonly commandLinks: boolean;
  /** The settings at the start, so that the first answer needs no round trip. */
  readonly settings: AsterSettings;
}

/** The commands of the client that hovers may link to: `command:NAME?ARGUMENTS`, the arguments a JSON array, percent-encoded. */
export type LinkedCommand = 'aster.reorderFields' | 'aster.openRulePage';

/** The argument of `aster.reorderFields`: a place inside the struct. Without it, the command takes the cursor. */
export interface ReorderFieldsArgument {
  readonly uri: string;
  /** Counted from 0, in lines and UTF-16 units, as in the protocol. */
  readonly position: { readonly line: number; readonly character: number };
}

/** The kind of the code action that reorders fields; a client asks for it with `only`. */
export type ReorderFieldsKind = 'refactor.rewrite.reorderFields';

/** Client to server: the editor's theme is another one now. */
export type ThemeChangedMethod = 'aster/themeChanged';
export interface ThemeChangedParameters {
  readonly theme: EditorTheme;
}

/** Server to client: a document has been analysed. Sent after its diagnostics. */
export type AnalysisStatusMethod = 'aster/analysisStatus';
export interface AnalysisStatusParameters {
  readonly uri: string;
  /** The version of the document that was analysed. */
  readonly version: number;
  /** From the arrival of the change to the diagnostics. */
  readonly milliseconds: number;
  readonly target: '64' | '32';
  readonly stage: 1 | 2 | 3;
}
