; Where a name is known: scopes, what binds a name in them, what may refer to one.

; Scopes

[
  (source_file)
  (function_item)
  (closure_expression)
  (block)
  (match_arm)
  (for_expression)
  (while_expression)
  (if_expression)
  (impl_item)
  (trait_item)
  (struct_item)
  (union_item)
  (enum_item)
  (type_item)
  (module_item)
] @local.scope

; Definitions

(identifier_pattern name: (identifier) @local.definition.var)
(parameter pattern: (identifier_pattern name: (identifier) @local.definition.parameter))
(closure_parameter pattern: (identifier_pattern name: (identifier) @local.definition.parameter))
(self_parameter name: (identifier) @local.definition.parameter)
(type_parameter name: (identifier) @local.definition.type)
(const_parameter name: (identifier) @local.definition.constant)
(const_item name: (identifier) @local.definition.constant)
(static_item name: (identifier) @local.definition.var)
(function_item name: (identifier) @local.definition.function)
(struct_item name: (identifier) @local.definition.type)
(union_item name: (identifier) @local.definition.type)
(enum_item name: (identifier) @local.definition.type)
(trait_item name: (identifier) @local.definition.type)
(type_item name: (identifier) @local.definition.type)
(module_item name: (identifier) @local.definition.namespace)
(macro_definition name: (identifier) @local.definition.macro)
(use_path alias: (identifier) @local.definition.import)
(use_path !alias segment: (identifier) @local.definition.import .)

; References: the first name of a path

(path . name: (identifier) @local.reference)
(type_path . name: (identifier) @local.reference)
(field_initializer shorthand: (identifier) @local.reference)
(macro_call_expression macro: (identifier) @local.reference)
