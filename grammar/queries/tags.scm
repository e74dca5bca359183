; What a file declares and what it uses, for code navigation without a server.

(struct_item name: (identifier) @name) @definition.class
(union_item name: (identifier) @name) @definition.class
(enum_item name: (identifier) @name) @definition.class
(type_item name: (identifier) @name) @definition.class
(trait_item name: (identifier) @name) @definition.interface
(module_item name: (identifier) @name) @definition.module
(const_item name: (identifier) @name) @definition.constant
(static_item name: (identifier) @name) @definition.constant
(macro_definition name: (identifier) @name) @definition.macro

(member_list (function_item name: (identifier) @name) @definition.method)
(source_file (function_item name: (identifier) @name) @definition.function)
(item_list (function_item name: (identifier) @name) @definition.function)
(block (function_item name: (identifier) @name) @definition.function)

(call_expression function: (path name: (identifier) @name .)) @reference.call
(method_call_expression method: (identifier) @name) @reference.call
(macro_call_expression macro: (identifier) @name) @reference.call
(macro_invocation macro: (path name: (identifier) @name .)) @reference.call

(impl_item trait: (type_path name: (identifier) @name .)) @reference.implementation
(impl_item !trait type: (type_path name: (identifier) @name .)) @reference.implementation
(struct_expression path: (path name: (identifier) @name .)) @reference.class
