interface NodeInfo {
  readonly type: string;
  readonly named: boolean;
  readonly root?: boolean;
  readonly extra?: boolean;
  readonly subtypes?: readonly { readonly type: string; readonly named: boolean }[];
  readonly fields?: Readonly<Record<string, ChildInfo>>;
  readonly children?: ChildInfo;
}

interface ChildInfo {
  readonly multiple: boolean;
  readonly required: boolean;
  readonly types: readonly { readonly type: string; readonly named: boolean }[];
}

interface AsterLanguage {
  readonly name: 'aster';
  /** The native runtime's handle. */
  readonly language: unknown;
  readonly nodeTypeInfo: NodeInfo[];
}

declare const language: AsterLanguage;
export = language;
