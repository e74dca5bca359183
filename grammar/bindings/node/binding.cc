// The grammar for Node's native tree-sitter runtime: an object `{ name, language }`, whose language is a tagged pointer.
// Plain Node-API, so that building needs no package: a compiler and Node's own headers are enough.
#include <node_api.h>

typedef struct TSLanguage TSLanguage;

extern "C" const TSLanguage *tree_sitter_aster(void);

// What the runtime recognises a language by: "tree-sitter", "language" hashed with BLAKE2.
static const napi_type_tag LANGUAGE_TYPE_TAG = {0x8AF2E5212AD58ABF, 0xD5006CAD83ABBA16};

static napi_value Init(napi_env env, napi_value exports) {
  napi_value name;
  napi_value language;
  void *pointer = const_cast<TSLanguage *>(tree_sitter_aster());
  bool made = napi_create_string_utf8(env, "aster", NAPI_AUTO_LENGTH, &name) == napi_ok &&
              napi_create_external(env, pointer, nullptr, nullptr, &language) == napi_ok &&
              napi_type_tag_object(env, language, &LANGUAGE_TYPE_TAG) == napi_ok &&
              napi_set_named_property(env, exports, "name", name) == napi_ok &&
              napi_set_named_property(env, exports, "language", language) == napi_ok;
  if (!made) napi_throw_error(env, nullptr, "The Aster language could not be given to Node");
  return exports;
}

NAPI_MODULE(NODE_GYP_MODULE_NAME, Init)
