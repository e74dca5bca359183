/**
 * The small language of the drop oracle: functions whose text means the same in Aster and in Rust, over tokens that say when they
 * are made and dropped. What the two need around them is here.
 */

/** One function, `fn name(p: D, q: P, o: Option<D>, v: Vec<D>)` with any result. */
export interface TracedFunction {
  readonly name: string;
  readonly text: string;
}

/** Of every function; the tokens 900 to 905 come in through them. */
export const PARAMETERS = 'mut p: D, mut q: P, mut o: Option<D>, mut v: Vec<D>';

const TYPES = 'struct D { id: i32 }\nstruct P { a: D, b: D }\nenum E { A(D), B(D, D), C }\n';

/** Bodies do not matter to the analyzer, types do. */
export const ASTER_PRELUDE = `${TYPES}
impl Drop for D { fn drop(&mut self) { } }
fn mk(n: i32) -> D { D { id: n } }
fn opt(n: i32) -> Option<D> { None }
fn cond(n: i32) -> bool { true }
fn mark(n: i32) { }
fn look(d: &D) -> bool { true }
fn take(d: D) -> i32 { 1 }
fn two(a: D, b: D) -> i32 { 1 }
fn keep(d: D) -> D { d }
fn pop(v: &mut Vec<D>) -> Option<D> { None }
`;

const RUST_PRELUDE = `#![allow(warnings)]
use std::cell::{Cell, RefCell};
${TYPES}
thread_local! { static SCRIPT: Cell<u64> = Cell::new(0); static EVENTS: RefCell<Vec<String>> = RefCell::new(Vec::new()); static SILENT: Cell<bool> = Cell::new(false); }
struct TooLong;
fn event(text: String) {
    if SILENT.with(|s| s.get()) { return }
    let count = EVENTS.with(|e| { e.borrow_mut().push(text); e.borrow().len() });
    if count > 150 { SILENT.with(|s| s.set(true)); std::panic::panic_any(TooLong); }
}
fn bit() -> bool { SCRIPT.with(|s| { let x = s.get().wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407); s.set(x); (x >> 37) & 1 == 1 }) }
impl Drop for D { fn drop(&mut self) { event(format!("-{}", self.id)); } }
fn mk(n: i32) -> D { event(format!("+{}", n)); D { id: n } }
fn opt(n: i32) -> Option<D> { if bit() { event(format!("o{}", n)); Some(D { id: n }) } else { event(format!("n{}", n)); None } }
fn cond(n: i32) -> bool { event(format!("c{}", n)); bit() }
fn mark(n: i32) { event(format!("m{}", n)); }
fn look(d: &D) -> bool { event(format!("l{}", d.id)); true }
fn take(d: D) -> i32 { event(format!("t{}", d.id)); 1 }
fn two(a: D, b: D) -> i32 { event(format!("t{},{}", a.id, b.id)); 1 }
fn keep(d: D) -> D { event(format!("k")); d }
fn pop(v: &mut Vec<D>) -> Option<D> { v.pop() }
fn run<R>(name: &str, seed: u64, f: fn(D, P, Option<D>, Vec<D>) -> R) {
    SCRIPT.with(|s| s.set(seed.wrapping_mul(0x9e3779b97f4a7c15)));
    EVENTS.with(|e| e.borrow_mut().clear());
    SILENT.with(|s| s.set(false));
    let given = if seed % 3 == 0 { None } else { Some(D { id: 903 }) };
    let done = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| { let r = f(D { id: 900 }, P { a: D { id: 901 }, b: D { id: 902 } }, given, vec![D { id: 904 }, D { id: 905 }]); event("r".to_string()); drop(r); }));
    if done.is_ok() { println!("{} {} {}", name, seed, EVENTS.with(|e| e.borrow().join(" "))); }
}
`;

export function asterText(functions: readonly TracedFunction[]): string {
  return ASTER_PRELUDE + functions.map(({ text }) => text).join('\n');
}

/** @param seeds each function runs once with each; they decide its conditions. */
export function rustText(functions: readonly TracedFunction[], seeds: number): string {
  const runs = functions.map(({ name }) => `    for seed in 0..${seeds} { run("${name}", seed, ${name}); }`).join('\n');
  return `${RUST_PRELUDE}\n${functions.map(({ text }) => text).join('\n')}\nfn main() {\n    std::panic::set_hook(Box::new(|_| {}));\n${runs}\n}\n`;
}
