/**
 * The kinds of nodes and the fields of the Aster grammar.
 *
 * Generated from grammar/src/node-types.json by `node scripts/grammar.mjs types`; not edited by hand. A test compares it.
 * Whoever reads the tree names kinds and fields through these types, so that renaming one in the grammar is a compile error.
 */

/** Every named kind of node that a tree can hold, error nodes excepted. */
export type NodeKind = keyof NodeFields;

/** Every field name of the grammar. */
export type FieldName =
  | 'abi' | 'alias' | 'alternative' | 'argument' | 'arguments' | 'arm' | 'async' | 'attribute' | 'base' | 'body'
  | 'bound' | 'bounds' | 'condition' | 'const' | 'default' | 'discriminant' | 'double' | 'effect' | 'element'
  | 'expression' | 'extern' | 'field' | 'for_lifetimes' | 'function' | 'generic_arguments' | 'generics' | 'global'
  | 'guard' | 'high' | 'index' | 'input' | 'inputs' | 'iterable' | 'label' | 'left' | 'length' | 'lifetime' | 'low'
  | 'macro' | 'method' | 'move' | 'mutable' | 'name' | 'negative' | 'operand' | 'operator' | 'otherwise' | 'output'
  | 'parameter' | 'parameters' | 'path' | 'pattern' | 'predicate' | 'raw' | 'receiver' | 'reference' | 'relaxed'
  | 'rest' | 'return_type' | 'right' | 'safe' | 'scrutinee' | 'segment' | 'self' | 'semicolon' | 'shorthand'
  | 'subpattern' | 'supertraits' | 'target' | 'then' | 'throws' | 'tokens' | 'trait' | 'tree' | 'type' | 'unsafe'
  | 'value' | 'variadic' | 'variant' | 'visibility' | 'where';

/** The fields that a node of each kind can have; `never` for a kind without fields. */
export interface NodeFields {
  readonly annotated_expression: 'attribute' | 'expression';
  readonly annotation: 'arguments' | 'path';
  readonly arguments: 'argument';
  readonly array_expression: 'element';
  readonly array_repeat_expression: 'length' | 'value';
  readonly array_type: 'element' | 'length';
  readonly assignment_expression: 'left' | 'operator' | 'right';
  readonly async_block: 'body' | 'move';
  readonly attribute: 'arguments' | 'path' | 'value';
  readonly attribute_path: never;
  readonly await_expression: 'operand';
  readonly binary_expression: 'left' | 'operator' | 'right';
  readonly binding_argument: 'arguments' | 'name' | 'type';
  readonly block: never;
  readonly block_comment: never;
  readonly block_doc_comment: never;
  readonly boolean_literal: never;
  readonly bounds: 'bound';
  readonly break_expression: 'label' | 'value';
  readonly byte_literal: never;
  readonly byte_string_literal: never;
  readonly c_string_literal: never;
  readonly call_expression: 'arguments' | 'function';
  readonly cast_expression: 'operand' | 'type';
  readonly character_literal: never;
  readonly closure_expression: 'async' | 'body' | 'move' | 'parameters' | 'return_type';
  readonly closure_parameter: 'attribute' | 'pattern' | 'type';
  readonly closure_parameters: 'parameter';
  readonly const_argument: 'value';
  readonly const_block: 'body';
  readonly const_item: 'attribute' | 'name' | 'semicolon' | 'type' | 'value' | 'visibility';
  readonly const_parameter: 'attribute' | 'default' | 'name' | 'type';
  readonly constraint_argument: 'arguments' | 'bounds' | 'name';
  readonly continue_expression: 'label';
  readonly dereference_expression: 'operand';
  readonly do_while_expression: 'body' | 'condition' | 'label';
  readonly doc_comment: never;
  readonly dyn_type: 'bounds';
  readonly effect: never;
  readonly empty_statement: never;
  readonly enum_item: 'attribute' | 'body' | 'generics' | 'name' | 'visibility' | 'where';
  readonly expression_statement: 'attribute' | 'expression' | 'semicolon';
  readonly extern_block: 'async' | 'attribute' | 'body' | 'const' | 'extern' | 'safe' | 'unsafe' | 'visibility';
  readonly extern_crate_item: 'alias' | 'attribute' | 'name' | 'visibility';
  readonly extern_modifier: 'abi';
  readonly field_declaration: 'attribute' | 'name' | 'type' | 'visibility';
  readonly field_expression: 'field' | 'receiver';
  readonly field_initializer: 'attribute' | 'name' | 'shorthand' | 'value';
  readonly field_initializer_list: 'base' | 'field';
  readonly field_list: 'field';
  readonly field_pattern: 'attribute' | 'name' | 'pattern' | 'shorthand';
  readonly float_literal: never;
  readonly for_expression: 'body' | 'iterable' | 'label' | 'pattern';
  readonly for_lifetimes: 'lifetime';
  readonly function_inputs: 'input';
  readonly function_item: 'async' | 'attribute' | 'body' | 'const' | 'effect' | 'extern' | 'generics' | 'name' | 'parameters' | 'return_type' | 'safe' | 'throws' | 'unsafe' | 'visibility' | 'where';
  readonly function_type: 'extern' | 'for_lifetimes' | 'parameters' | 'return_type' | 'unsafe';
  readonly function_type_parameter: 'name' | 'type';
  readonly function_type_parameters: 'parameter' | 'variadic';
  readonly generic_arguments: 'argument';
  readonly generic_parameters: 'parameter';
  readonly identifier: never;
  readonly identifier_pattern: 'mutable' | 'name' | 'reference' | 'subpattern';
  readonly if_expression: 'condition' | 'otherwise' | 'then';
  readonly impl_item: 'attribute' | 'body' | 'generics' | 'negative' | 'trait' | 'type' | 'unsafe' | 'visibility' | 'where';
  readonly impl_type: 'bounds';
  readonly index_expression: 'index' | 'receiver';
  readonly inferred_type: never;
  readonly inner_attribute: 'arguments' | 'path' | 'value';
  readonly integer_literal: never;
  readonly item_list: never;
  readonly labeled_block: 'body' | 'label';
  readonly let_chain: 'left' | 'operator' | 'right';
  readonly let_condition: 'pattern' | 'value';
  readonly let_statement: 'attribute' | 'otherwise' | 'pattern' | 'semicolon' | 'type' | 'value';
  readonly lifetime: never;
  readonly lifetime_parameter: 'attribute' | 'bounds' | 'name';
  readonly line_comment: never;
  readonly literal_pattern: 'value';
  readonly loop_expression: 'body' | 'label';
  readonly macro_call_expression: 'argument' | 'length' | 'macro';
  readonly macro_definition: 'attribute' | 'name' | 'tokens' | 'visibility';
  readonly macro_invocation: 'attribute' | 'macro' | 'tokens';
  readonly macro_pattern: 'macro' | 'tokens';
  readonly macro_type: 'macro' | 'tokens';
  readonly malformed_number: never;
  readonly match_arm: 'attribute' | 'guard' | 'pattern' | 'value';
  readonly match_block: 'arm';
  readonly match_expression: 'body' | 'scrutinee';
  readonly member_list: never;
  readonly method_call_expression: 'arguments' | 'generic_arguments' | 'method' | 'receiver';
  readonly missing_body: never;
  readonly missing_bracket: never;
  readonly missing_parameters: never;
  readonly missing_type: never;
  readonly module_item: 'attribute' | 'body' | 'name' | 'visibility';
  readonly named_argument: 'name' | 'value';
  readonly negative_literal: 'value';
  readonly never_type: never;
  readonly or_pattern: 'alternative';
  readonly parameter: 'attribute' | 'pattern' | 'type';
  readonly parameters: 'parameter' | 'self' | 'variadic';
  readonly parenthesized_expression: 'expression';
  readonly parenthesized_pattern: 'pattern';
  readonly parenthesized_type: 'type';
  readonly path: 'arguments' | 'global' | 'name' | 'self';
  readonly path_pattern: 'path';
  readonly pointer_type: 'mutable' | 'target';
  readonly qualified_self: 'trait' | 'type';
  readonly range_expression: 'high' | 'low' | 'operator';
  readonly range_pattern: 'high' | 'low' | 'operator';
  readonly raw_string_literal: never;
  readonly reference_expression: 'double' | 'mutable' | 'operand' | 'raw';
  readonly reference_pattern: 'double' | 'mutable' | 'target';
  readonly reference_type: 'lifetime' | 'mutable' | 'target';
  readonly rest_pattern: never;
  readonly return_expression: 'value';
  readonly self_parameter: 'attribute' | 'lifetime' | 'mutable' | 'name' | 'reference' | 'type';
  readonly shebang: never;
  readonly slice_pattern: 'element';
  readonly slice_type: 'element';
  readonly source_file: never;
  readonly static_item: 'attribute' | 'mutable' | 'name' | 'safe' | 'semicolon' | 'type' | 'value' | 'visibility';
  readonly string_literal: never;
  readonly struct_expression: 'body' | 'path';
  readonly struct_item: 'attribute' | 'body' | 'generics' | 'name' | 'visibility' | 'where';
  readonly struct_pattern: 'field' | 'path' | 'rest';
  readonly token_tree: never;
  readonly trait_bound: 'for_lifetimes' | 'path' | 'relaxed';
  readonly trait_item: 'attribute' | 'body' | 'generics' | 'name' | 'supertraits' | 'unsafe' | 'visibility' | 'where';
  readonly try_expression: 'operand';
  readonly tuple_expression: 'element';
  readonly tuple_field: 'attribute' | 'type' | 'visibility';
  readonly tuple_field_list: 'field';
  readonly tuple_pattern: 'element';
  readonly tuple_struct_pattern: 'element' | 'path';
  readonly tuple_type: 'element';
  readonly type_argument: 'type';
  readonly type_item: 'attribute' | 'bounds' | 'generics' | 'name' | 'type' | 'visibility' | 'where';
  readonly type_parameter: 'attribute' | 'bounds' | 'default' | 'name';
  readonly type_path: 'arguments' | 'global' | 'inputs' | 'name' | 'output' | 'self';
  readonly unary_expression: 'operand' | 'operator';
  readonly underscore_expression: never;
  readonly union_item: 'attribute' | 'body' | 'generics' | 'name' | 'visibility' | 'where';
  readonly unsafe_block: 'body';
  readonly unterminated_comment: never;
  readonly unterminated_string: never;
  readonly use_bound: 'arguments';
  readonly use_glob: 'global' | 'segment';
  readonly use_group: 'body' | 'global' | 'segment';
  readonly use_item: 'attribute' | 'tree' | 'visibility';
  readonly use_list: 'tree';
  readonly use_path: 'alias' | 'global' | 'segment';
  readonly variadic: 'attribute' | 'pattern';
  readonly variant: 'attribute' | 'body' | 'discriminant' | 'name' | 'visibility';
  readonly variant_list: 'variant';
  readonly visibility: 'path';
  readonly where_clause: 'predicate';
  readonly where_predicate: 'bounds' | 'for_lifetimes' | 'lifetime' | 'type';
  readonly while_expression: 'body' | 'condition' | 'label';
  readonly wildcard_pattern: never;
}

/** The kinds that stand where the grammar says `expression`. */
export type ExpressionKind =
  | 'annotated_expression' | 'array_expression' | 'array_repeat_expression' | 'assignment_expression' | 'async_block'
  | 'await_expression' | 'binary_expression' | 'block' | 'boolean_literal' | 'break_expression' | 'byte_literal'
  | 'byte_string_literal' | 'c_string_literal' | 'call_expression' | 'cast_expression' | 'character_literal'
  | 'closure_expression' | 'const_block' | 'continue_expression' | 'dereference_expression' | 'do_while_expression'
  | 'field_expression' | 'float_literal' | 'for_expression' | 'if_expression' | 'index_expression' | 'integer_literal'
  | 'labeled_block' | 'loop_expression' | 'macro_call_expression' | 'macro_invocation' | 'malformed_number'
  | 'match_expression' | 'method_call_expression' | 'parenthesized_expression' | 'path' | 'range_expression'
  | 'raw_string_literal' | 'reference_expression' | 'return_expression' | 'string_literal' | 'struct_expression'
  | 'try_expression' | 'tuple_expression' | 'unary_expression' | 'underscore_expression' | 'unsafe_block'
  | 'unterminated_string' | 'while_expression';

/** The kinds that stand where the grammar says `item`. */
export type ItemKind =
  | 'const_item' | 'enum_item' | 'extern_block' | 'extern_crate_item' | 'function_item' | 'impl_item'
  | 'macro_definition' | 'module_item' | 'static_item' | 'struct_item' | 'trait_item' | 'type_item' | 'union_item'
  | 'use_item';

/** The kinds that stand where the grammar says `literal`. */
export type LiteralKind =
  | 'boolean_literal' | 'byte_literal' | 'byte_string_literal' | 'c_string_literal' | 'character_literal'
  | 'float_literal' | 'integer_literal' | 'malformed_number' | 'raw_string_literal' | 'string_literal'
  | 'unterminated_string';

/** The kinds that stand where the grammar says `pattern`. */
export type PatternKind =
  | 'identifier_pattern' | 'literal_pattern' | 'macro_pattern' | 'parenthesized_pattern' | 'path_pattern'
  | 'range_pattern' | 'reference_pattern' | 'rest_pattern' | 'slice_pattern' | 'struct_pattern' | 'tuple_pattern'
  | 'tuple_struct_pattern' | 'wildcard_pattern';

/** The kinds that stand where the grammar says `type`. */
export type TypeKind =
  | 'array_type' | 'dyn_type' | 'function_type' | 'impl_type' | 'inferred_type' | 'macro_type' | 'never_type'
  | 'parenthesized_type' | 'pointer_type' | 'reference_type' | 'slice_type' | 'tuple_type' | 'type_path';
