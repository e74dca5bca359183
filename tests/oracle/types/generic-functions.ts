/** Functions with type parameters, in which only their bounds say what there is; `STATEMENTS` stands for generated ones. */

export const GENERIC_FUNCTIONS: readonly [readonly [construct: string, template: string], ...(readonly [string, string])[]] = [
  ['function with bounds', `fn NAME<T: Named + Clone>(value: T, other: &T) -> (String, T::Tag, u8) {
    let name = value.name() + &other.twice();
    let copies = vec![value.clone(), other.clone()];
    let names: Vec<String> = copies.iter().map(|copy| copy.name()).collect();
STATEMENTS
    let tag = copies[0].tag();
    let kind = T::KIND + <T as Named>::KIND;
    (name + &names[0], tag, kind)
}`],
  ['supertraits', `fn NAME<M: Measured>(all: &[M], least: usize) -> Vec<(usize, M::Tag)> {
    let large: Vec<&M> = all.iter().filter(|one| one.larger(least)).collect();
    let sizes = large.iter().map(|one| one.size() + one.name().len());
    let sum: usize = sizes.sum();
STATEMENTS
    large.into_iter().map(|one| (one.size() + sum, one.tag())).collect()
}`],
  ['where clause', `fn NAME<I, T>(items: I) -> Option<T> where I: IntoIterator<Item = T>, T: PartialOrd + Copy {
    let mut all = items.into_iter();
    let mut best = all.next()?;
    for item in all {
        if item > best { best = item; }
    }
STATEMENTS
    Some(best)
}`],
  ['where clause', `fn NAME<K, V>(pairs: Vec<(K, V)>) -> HashMap<K, Vec<V>> where K: std::hash::Hash + Eq + Clone, V: Clone + Debug {
    let mut groups = HashMap::new();
    for (key, value) in &pairs {
        groups.entry(key.clone()).or_insert_with(Vec::new).push(value.clone());
    }
STATEMENTS
    let longest = groups.values().map(|group| group.len()).max();
    let text = format!("{:?}", pairs[0].1);
    if text.len() > longest.unwrap_or(0) { HashMap::new() } else { groups }
}`],
  ['function with operators', `fn NAME<T>(left: T, right: T, by: &[T]) -> T where T: Add<Output = T> + Mul<Output = T> + Copy + Default {
    let sum = left + right;
    let product = sum * left + by[0];
    let all = by.iter().fold(T::default(), |total, &one| total + one * product);
STATEMENTS
    if by.is_empty() { product } else { all }
}`],
  ['function with operators', `fn NAME<A: Add<B>, B: Copy>(left: A, right: B) -> (A::Output, B) {
    let sum = left + right;
STATEMENTS
    (sum, right)
}`],
  ['function of functions', `fn NAME<A: Clone, B, F, G>(items: &[A], change: F, mut keep: G) -> Vec<B> where F: Fn(A) -> B, G: FnMut(&B) -> bool {
    let mut kept = Vec::new();
    for item in items {
        let changed = change(item.clone());
        if keep(&changed) { kept.push(changed); }
    }
    let more: Vec<B> = items.iter().cloned().map(&change).filter(|one| keep(one)).collect();
STATEMENTS
    kept.extend(more);
    kept
}`],
  ['function of functions', `fn NAME<T>(seed: T, steps: &[Box<dyn Fn(&T) -> T>], last: impl FnOnce(T) -> usize) -> usize {
    let mut state = seed;
    for step in steps {
        state = step(&state);
    }
STATEMENTS
    last(state)
}`],
  ['function with associated types', `fn NAME<C: Container<Key = usize>>(from: &C, at: usize) -> Option<(&C::Item, &C::Item)> {
    let one = from.fetch(at)?;
    let first = from.first();
STATEMENTS
    let both = first.map(|first| (first, one));
    both
}`],
  ['function with associated types', `fn NAME<I: Iterator>(mut items: I) -> Vec<I::Item> where I::Item: Clone + PartialEq {
    let mut all = Vec::new();
    while let Some(item) = items.next() {
        let last = all.last().cloned();
        if last != Some(item.clone()) { all.push(item); }
    }
STATEMENTS
    all
}`],
  ['function with const generics', `fn NAME<T: Copy + Default + PartialOrd, const W: usize>(grid: &Grid<T, W>, rows: [[T; W]; 2]) -> [T; W] {
    let mut best = [T::default(); W];
    for at in 0..W {
        let cell = grid[at];
        let other = rows[1][at];
        best[at] = if cell > other { cell } else { other };
    }
STATEMENTS
    let width = Grid::<T, W>::WIDTH + grid.row().len();
    if width > 3 { rows[0] } else { best }
}`],
  ['function with dyn Trait', `fn NAME(shapes: &mut Vec<Box<dyn Shape>>, one: &mut dyn Shape) -> Option<f64> {
    one.grow(1.5);
    for shape in shapes.iter_mut() {
        shape.grow(2.0);
    }
    let areas = shapes.iter().map(|shape| shape.area()).collect::<Vec<_>>();
    let labels: Vec<&str> = shapes.iter().map(|shape| shape.label()).collect();
STATEMENTS
    let last = shapes.last()?;
    let sum: f64 = areas.iter().sum();
    Some(sum + last.area() + labels.len() as f64)
}`],
  ['function with impl Trait', `fn NAME<'a>(items: &'a [Point], least: i32) -> impl Iterator<Item = (usize, &'a Point)> + 'a {
    let found = items.iter().enumerate();
STATEMENTS
    found.filter(move |(_, item)| item.x > least)
}`],
  ['function with references', `fn NAME<'a>(items: &'a mut Vec<Pair<String, Point>>, key: &str) -> Option<&'a mut Point> {
    let count = items.len();
    let found = items.iter_mut().find(|item| item.first == key)?;
STATEMENTS
    found.second.x += count as i32;
    let target = &mut found.second;
    *target = *target * 2;
    Some(target)
}`],
  ['function with ?', `fn NAME(lines: &[&str]) -> Result<BTreeMap<String, i32>, Failure> {
    let mut all = BTreeMap::new();
    for line in lines {
        let (key, value) = line.split_once('=').ok_or(Failure::Empty)?;
        let number = value.trim().parse::<i32>()?;
        let old = all.insert(key.to_string(), number);
        if let Some(old) = old { return Err(Failure::Code(old as i64)); }
    }
STATEMENTS
    Ok(all)
}`],
  ['function with trees', `fn NAME<T: Clone + Ord>(tree: &Tree<T>, into: &mut Vec<T>) -> usize {
    match tree {
        Tree::Leaf => 0,
        Tree::Node(left, item, right) => {
            let before = NAME(left, into);
            into.push(item.clone());
            before + 1 + NAME(right, into)
        }
        Tree::Named { key, item } if key.is_empty() => into.iter().filter(|one| *one < item).count(),
        Tree::Named { .. } => 1,
    }
}`],
];
