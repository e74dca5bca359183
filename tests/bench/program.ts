/** Programs of a given length for measuring: types with and without waste, enums, impls and functions, as people mix them. */

/** At least `lines` lines of well-formed Aster. */
export function programOf(lines: number): string {
  const parts: string[] = [];
  let written = 0;
  for (let index = 0; written < lines; index += 1) {
    const part = [record, choice, implementation, computation, computation][index % 5]?.(index) ?? '';
    parts.push(part);
    written += part.split('\n').length - 1;
  }
  return parts.join('');
}

function record(index: number): string {
  return `/// A record of the ${index}th kind.
pub struct Record${index} {
    flag: u8,
    // How often it was seen.
    count: u64,
    tag: u16,
    next: Option<Box<Record${index}>>,
}

`;
}

function choice(index: number): string {
  return `pub enum Choice${index} {
    Nothing,
    Number(i64),
    Pair { left: u8, right: u32 },
    Record(Record${index - 1}),
}

`;
}

function implementation(index: number): string {
  return `impl Record${index - 2} {
    fn is_new(&self) -> bool {
        self.count == 0
    }

    fn touch(&mut self, by: u64) {
        self.count += by;
        if self.count > 1_000 {
            self.flag = 1;
        }
    }
}

`;
}

function computation(index: number): string {
  return `fn compute_${index}(items: &Vec<i32>, factor: i64) -> Result<i64, String> {
    let mut total = 0;
    for (index, item) in items.iter().enumerate() {
        if *item > 10 && index % 2 == 0 {
            total += (*item as i64) * factor;
        } else {
            match item {
                0 => continue,
                1 | 2 => { total += 1; }
                n if *n < 0 => return Err(format!("bad {} at {}", n, index)),
                _ => {}
            }
        }
    }
    println!("{}", total);
    Ok(total)
}

`;
}
