/**
 * The Aster grammar for the native `tree-sitter` runtime of Node: `parser.setLanguage(require('tree-sitter-aster'))`.
 * Installing the package compiles nothing; `npm run build:binding` in its folder makes the binary that is loaded here.
 */
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const binary = join(__dirname, '..', '..', 'build', 'Release', 'tree_sitter_aster_binding.node');
if (!existsSync(binary)) throw new Error('The native binding of tree-sitter-aster is not built; npm run build:binding in its folder builds it.');

const binding = require(binary);
binding.nodeTypeInfo = require('../../src/node-types.json');
module.exports = binding;
