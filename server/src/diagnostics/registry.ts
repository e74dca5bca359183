/**
 * The registry of rules: every code that the analyzer can give, with its default level and its equivalents elsewhere.
 * A code is also the name of its page in `docs/rules`, of its specs and of its setting; a test holds the lists together.
 */

export type Severity = 'error' | 'warning' | 'hint';
export type RuleLevel = Severity | 'off';

export interface Rule {
  readonly code: string;
  readonly level: RuleLevel;
  /** Error codes of the Rust compiler for the same thing; empty where it has none. */
  readonly rustc: readonly string[];
  /** Names of Rust lints that silence this rule when they stand in `#[allow(..)]`. */
  readonly lints: readonly string[];
  /** What the rule is about, in a few words. */
  readonly title: string;
  /** Editors fade what it points at, because it does nothing there; absent for all other rules. */
  readonly fades?: true;
}

export const RULES = [
  { code: 'ambiguous-bitwise-comparison', level: 'hint', rustc: [], lints: [], title: 'bits and a comparison without parentheses' },
  { code: 'arithmetic-overflow', level: 'error', rustc: ['E0080'], lints: ['arithmetic_overflow'], title: 'operands that are written down, and a result that does not fit' },
  { code: 'assign-to-immutable', level: 'error', rustc: ['E0594'], lints: [], title: 'a part of what may only be looked at is assigned' },
  { code: 'assign-twice', level: 'error', rustc: ['E0384'], lints: [], title: 'a variable without mut gets a second value' },
  { code: 'await-outside-async', level: 'error', rustc: ['E0728'], lints: [], title: 'an await where nothing is async' },
  { code: 'borrow-immutable-as-mutable', level: 'error', rustc: ['E0596'], lints: [], title: 'what may only be looked at is borrowed as &mut' },
  { code: 'copy-and-drop', level: 'error', rustc: ['E0184'], lints: [], title: 'a type that is Copy and has an impl Drop' },
  { code: 'copy-impl-invalid', level: 'error', rustc: ['E0204', 'E0206'], lints: [], title: 'Copy for a type that cannot be Copy' },
  { code: 'cyclic-definition', level: 'error', rustc: ['E0391'], lints: [], title: 'a constant, alias or trait that needs itself' },
  { code: 'double-drop', level: 'error', rustc: ['E0382'], lints: [], title: 'a value is dropped twice by hand' },
  { code: 'drop-impl-invalid', level: 'error', rustc: ['E0120', 'E0366'], lints: [], title: 'an impl Drop for what cannot have one' },
  { code: 'duplicate-definition', level: 'error', rustc: ['E0403', 'E0415', 'E0416', 'E0428', 'E0496'], lints: [], title: 'a name is declared twice in one scope' },
  { code: 'duplicate-discriminant', level: 'error', rustc: ['E0081', 'E0370'], lints: [], title: 'variants of an enum that share a number, or that have none left' },
  { code: 'duplicate-field', level: 'error', rustc: ['E0124', 'E0062', 'E0025'], lints: [], title: 'one name for two fields, or two values for one field' },
  { code: 'duplicate-impl', level: 'error', rustc: ['E0119', 'E0201', 'E0592'], lints: [], title: 'one trait implemented twice for a type, or a function it has twice' },
  { code: 'explicit-drop-call', level: 'error', rustc: ['E0040'], lints: [], title: 'a drop that is called by name' },
  { code: 'impl-signature-mismatch', level: 'error', rustc: ['E0049', 'E0050', 'E0053', 'E0185', 'E0186', 'E0271', 'E0326'], lints: [], title: 'an item of an impl is not what its trait declares' },
  { code: 'inconsistent-bindings', level: 'error', rustc: ['E0408', 'E0409'], lints: [], title: 'alternatives of a pattern that bind other names' },
  { code: 'infinite-size', level: 'error', rustc: ['E0072'], lints: [], title: 'a type contains itself without indirection' },
  { code: 'invalid-assignment-target', level: 'error', rustc: ['E0067', 'E0070'], lints: [], title: 'an assignment to what is no place' },
  { code: 'invalid-cast', level: 'error', rustc: ['E0054', 'E0604', 'E0605', 'E0606', 'E0607', 'E0620'], lints: [], title: 'a cast between types that have none' },
  { code: 'invalid-main', level: 'error', rustc: ['E0131', 'E0580', 'E0646', 'E0752'], lints: [], title: 'a main with which no program can begin' },
  { code: 'invalid-operand', level: 'error', rustc: ['E0277', 'E0308', 'E0368', 'E0369', 'E0600', 'E0608', 'E0614'], lints: [], title: 'an operator on values that do not have it' },
  { code: 'invalid-repr', level: 'error', rustc: ['E0084', 'E0517', 'E0552', 'E0566', 'E0587', 'E0588', 'E0589', 'E0634', 'E0690', 'E0692', 'E0693', 'E0731'], lints: [], title: 'a repr attribute that makes no sense here' },
  { code: 'literal-out-of-range', level: 'error', rustc: [], lints: ['overflowing_literals'], title: 'a number that does not fit its type' },
  { code: 'misplaced-jump', level: 'error', rustc: ['E0267', 'E0268', 'E0571', 'E0572', 'E0590', 'E0695', 'E0696'], lints: [], title: 'a jump that has nowhere to go' },
  { code: 'missing-field', level: 'error', rustc: ['E0063'], lints: [], title: 'a value that is made without one of its fields' },
  { code: 'missing-return-value', level: 'error', rustc: ['E0069', 'E0308', 'E0317'], lints: [], title: 'a block ends without the value that is declared' },
  { code: 'missing-token', level: 'error', rustc: [], lints: [], title: 'a token is missing' },
  { code: 'missing-trait-item', level: 'error', rustc: ['E0046'], lints: [], title: 'an impl lacks what its trait demands' },
  { code: 'move-out-of-borrow', level: 'error', rustc: ['E0507'], lints: [], title: 'a value is taken out of what is only borrowed' },
  { code: 'move-out-of-drop', level: 'error', rustc: ['E0509'], lints: [], title: 'a part is taken out of a type with impl Drop' },
  { code: 'move-out-of-index', level: 'error', rustc: ['E0507', 'E0508'], lints: [], title: 'an element is taken out of an array or collection' },
  { code: 'non-exhaustive-match', level: 'error', rustc: ['E0004'], lints: [], title: 'a match that leaves values out' },
  { code: 'not-callable', level: 'error', rustc: ['E0423', 'E0533', 'E0618'], lints: [], title: 'a call of what is no function' },
  { code: 'not-const', level: 'error', rustc: ['E0015', 'E0435'], lints: [], title: 'a call or a variable in what is computed before the program runs' },
  { code: 'not-dyn-compatible', level: 'error', rustc: ['E0038'], lints: [], title: 'dyn of a trait that cannot be used without its type' },
  { code: 'padding-waste', level: 'hint', rustc: [], lints: [], title: 'another order of the fields is smaller' },
  { code: 'pattern-mismatch', level: 'error', rustc: ['E0023', 'E0027', 'E0029', 'E0030', 'E0308', 'E0527', 'E0528', 'E0529', 'E0530', 'E0532', 'E0533', 'E0579'], lints: [], title: 'a pattern for other values than those that it is matched with' },
  { code: 'refutable-pattern', level: 'error', rustc: ['E0005'], lints: [], title: 'a pattern that may fail where it must not' },
  { code: 'stage-async', level: 'error', rustc: [], lints: [], title: 'async code under stage 1' },
  { code: 'stage-closures', level: 'error', rustc: [], lints: [], title: 'a closure under stage 1' },
  { code: 'stage-impl', level: 'error', rustc: [], lints: [], title: 'an impl block under stage 1' },
  { code: 'stage-references', level: 'error', rustc: [], lints: [], title: 'a reference under stage 1' },
  { code: 'stage-traits', level: 'error', rustc: [], lints: [], title: 'a trait under stage 1' },
  { code: 'syntax-error', level: 'error', rustc: [], lints: [], title: 'text that does not fit the grammar' },
  { code: 'type-mismatch', level: 'error', rustc: ['E0308'], lints: [], title: 'a value of another type than its place demands' },
  { code: 'type-too-large', level: 'error', rustc: [], lints: [], title: 'a type beyond the address space' },
  { code: 'unconstrained-parameter', level: 'error', rustc: ['E0207'], lints: [], title: 'a parameter of an impl that nothing decides' },
  { code: 'undeclared-label', level: 'error', rustc: ['E0426', 'E0767'], lints: [], title: 'a label that nothing around has' },
  { code: 'unknown-field', level: 'error', rustc: ['E0560', 'E0559', 'E0026'], lints: [], title: 'a field that its type does not have' },
  { code: 'unknown-rule', level: 'hint', rustc: [], lints: ['unknown_lints'], title: 'an allow names a rule that does not exist' },
  { code: 'unknown-trait-item', level: 'error', rustc: ['E0407', 'E0437', 'E0438'], lints: [], title: 'an impl holds what its trait does not declare' },
  { code: 'unreachable-code', level: 'hint', rustc: [], lints: ['unreachable_code', 'unused'], title: 'code that no path comes to', fades: true },
  { code: 'unresolved-field', level: 'error', rustc: ['E0609', 'E0610', 'E0615'], lints: [], title: 'a field that its value does not have' },
  { code: 'unresolved-import', level: 'error', rustc: ['E0432'], lints: [], title: 'an import of what is not there' },
  { code: 'unresolved-method', level: 'error', rustc: ['E0599'], lints: [], title: 'a method that its value does not have' },
  { code: 'unresolved-module', level: 'error', rustc: ['E0583'], lints: [], title: 'a module whose file is missing' },
  { code: 'unresolved-name', level: 'error', rustc: ['E0424', 'E0425', 'E0433', 'E0531', 'E0599'], lints: [], title: 'a name that nothing declares' },
  { code: 'unresolved-type', level: 'error', rustc: ['E0220', 'E0405', 'E0412', 'E0422', 'E0433', 'E0531', 'E0576'], lints: [], title: 'a type name that nothing declares' },
  { code: 'unsatisfied-bound', level: 'error', rustc: ['E0277'], lints: [], title: 'a type without the trait that a bound demands' },
  { code: 'unsized-value', level: 'error', rustc: ['E0277'], lints: [], title: 'a variable, parameter or field of a type that has no size' },
  { code: 'unused-generic-parameter', level: 'error', rustc: ['E0091', 'E0392'], lints: [], title: 'a generic parameter that its type does not use' },
  { code: 'unused-mut', level: 'hint', rustc: [], lints: ['unused_mut', 'unused'], title: 'a mut that is not needed', fades: true },
  { code: 'unused-variable', level: 'hint', rustc: [], lints: ['unused_variables', 'unused'], title: 'a variable that is never read', fades: true },
  { code: 'use-after-move', level: 'error', rustc: ['E0382'], lints: [], title: 'a value is used after it was given away' },
  { code: 'use-of-uninitialized', level: 'error', rustc: ['E0381'], lints: [], title: 'a local is used before it has a value' },
  { code: 'wrong-argument-count', level: 'error', rustc: ['E0057', 'E0061', 'E0593'], lints: [], title: 'a call with more or fewer arguments than parameters' },
  { code: 'wrong-generic-count', level: 'error', rustc: ['E0107'], lints: [], title: 'a path with more or fewer generic arguments than parameters' },
  { code: 'wrong-kind-of-name', level: 'error', rustc: ['E0404', 'E0573', 'E0574'], lints: [], title: 'a name of another kind than its place asks for' },
] as const satisfies readonly Rule[];

export type RuleCode = (typeof RULES)[number]['code'];

const byCode = new Map<string, Rule & { readonly code: RuleCode }>(RULES.map((rule) => [rule.code, rule]));

/** The rule of this code, or `null`. */
export function ruleByCode(code: string): (Rule & { readonly code: RuleCode }) | null {
  return byCode.get(code) ?? null;
}

export function isRuleCode(code: string): code is RuleCode {
  return byCode.has(code);
}

/** The rules that an error code of the Rust compiler corresponds to. */
export function rulesOfRustc(code: string): readonly RuleCode[] {
  return RULES.filter((rule) => (rule.rustc as readonly string[]).includes(code)).map((rule) => rule.code);
}
