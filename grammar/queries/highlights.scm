; What is coloured how. The last pattern that matches a node wins: the general ones come first.
; An editor without the language server colours by this file alone, so names are guessed from their place and spelling.

; Names

(identifier) @variable

((identifier) @variable.builtin
  (#eq? @variable.builtin "self"))

(path name: (identifier) @module . "::")

[
  (wildcard_pattern)
  (underscore_expression)
  (inferred_type)
] @variable.builtin

(field_declaration name: (identifier) @property)
(field_initializer name: (identifier) @property)
(field_initializer shorthand: (identifier) @property)
(field_pattern name: (identifier) @property)
(field_expression field: (identifier) @property)
(field_expression field: (integer_literal) @property)
(named_argument name: (identifier) @variable.parameter)

(parameter pattern: (identifier_pattern name: (identifier) @variable.parameter))
(closure_parameter pattern: (identifier_pattern name: (identifier) @variable.parameter))
(variadic pattern: (identifier_pattern name: (identifier) @variable.parameter))
(self_parameter name: (identifier) @variable.builtin)

; Types

(type_path name: (identifier) @type)
(type_path name: (identifier) @module . "::")

((type_path name: (identifier) @type)
  (#match? @type "^[A-Z]"))

(use_path segment: (identifier) @module)
(use_glob segment: (identifier) @module)
(use_group segment: (identifier) @module)

((use_path segment: (identifier) @type .)
  (#match? @type "^[A-Z]"))

((path name: (identifier) @type)
  (#match? @type "^[A-Z]"))

(struct_expression path: (path name: (identifier) @type))
(struct_pattern path: (path name: (identifier) @type))

((type_path name: (identifier) @type.builtin)
  (#any-of? @type.builtin
    "i8" "i16" "i32" "i64" "i128" "isize" "u8" "u16" "u32" "u64" "u128" "usize" "f32" "f64" "bool" "char" "str"
    "void" "unit" "never" "Self"))

(struct_item name: (identifier) @type)
(union_item name: (identifier) @type)
(enum_item name: (identifier) @type)
(trait_item name: (identifier) @type)
(type_item name: (identifier) @type)
(type_parameter name: (identifier) @type)
(binding_argument name: (identifier) @type)
(constraint_argument name: (identifier) @type)
(never_type) @type.builtin
(lifetime) @label

(variant name: (identifier) @constructor)
(tuple_struct_pattern path: (path name: (identifier) @constructor .))

(module_item name: (identifier) @module)
(extern_crate_item name: (identifier) @module)

; Constants: names in capitals

((identifier) @constant
  (#match? @constant "^[A-Z][A-Z0-9_]+$"))

(const_item name: (identifier) @constant)
(static_item name: (identifier) @constant)
(const_parameter name: (identifier) @constant)

; Functions

(function_item name: (identifier) @function)
(call_expression function: (path name: (identifier) @function.call .))
(method_call_expression method: (identifier) @function.method.call)

((call_expression function: (path name: (identifier) @constructor .))
  (#match? @constructor "^[A-Z]"))

(macro_call_expression macro: (identifier) @function.macro "!" @function.macro)
(macro_invocation macro: (path name: (identifier) @function.macro .) "!" @function.macro)
(macro_type macro: (type_path name: (identifier) @function.macro .) "!" @function.macro)
(macro_definition name: (identifier) @function.macro)

; Attributes and annotations

(attribute) @attribute
(inner_attribute) @attribute
(annotation) @attribute
(attribute_path (identifier) @attribute)

; Literals and comments

(integer_literal) @number
(float_literal) @number.float
(malformed_number) @number
(boolean_literal) @boolean
(character_literal) @character
(byte_literal) @character
[
  (string_literal)
  (raw_string_literal)
  (byte_string_literal)
  (c_string_literal)
  (unterminated_string)
] @string
[
  (line_comment)
  (block_comment)
  (unterminated_comment)
  (shebang)
] @comment
[
  (doc_comment)
  (block_doc_comment)
] @comment.documentation

; Keywords

[
  "as" "async" "await" "break" "const" "continue" "crate" "do" "dyn" "else" "enum" "extern" "fn" "for" "if" "impl" "in"
  "let" "loop" "macro_rules!" "match" "mod" "module" "move" "mut" "pub" "raw" "ref" "return" "static" "struct" "super"
  "throws" "trait" "type" "union" "unsafe" "safe" "use" "where" "while"
] @keyword
(effect) @keyword

; Operators and punctuation

[
  "!" "!=" "%" "%=" "&" "&&" "&=" "*" "*=" "+" "+=" "-" "-=" "->" ".." "..=" "..." "/" "/=" "<<" "<<=" "<=" "=" "==" "=>"
  ">=" ">>" ">>=" "?" "^" "^=" "|" "|=" "||" "~"
] @operator
(binary_expression operator: _ @operator)
(macro_call_expression "!" @function.macro)
(macro_invocation "!" @function.macro)

[ "(" ")" "[" "]" "{" "}" ] @punctuation.bracket
(generic_arguments [ "<" ">" ] @punctuation.bracket)
(generic_parameters [ "<" ">" ] @punctuation.bracket)
[ "," ";" ":" "::" "." ] @punctuation.delimiter
[ "#" "@" ] @attribute
