/**
 * The program that the API-level test opens: a wasteful struct with comments to keep, a type that contains itself, a
 * library type, and a character outside the basic plane before a name on the same line.
 */
export const demo = `/// Wastes memory.
struct Wasteful {
    small: u8, // first
    /// The large one.
    large: u64,
    last: u8,
}

struct Handle { list: Vec<u8>, /* 😀 */ other: Handle }

fn main() {
    let _ = 1;
}
`;

export const demoReordered = demo.replace(
  `    small: u8, // first
    /// The large one.
    large: u64,
    last: u8,
`,
  `    /// The large one.
    large: u64,
    small: u8, // first
    last: u8,
`,
);
