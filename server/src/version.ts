/** The product's version, as in the package manifests (a test compares them). */
export const VERSION = '0.1.0';
