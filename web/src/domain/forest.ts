// Rows that name the row above them, as trees: whose superior is not among them stands at the top.
export interface Node<Item> {
  item: Item;
  below: Node<Item>[];
}

/** Every item comes once, even where the names go round in a circle. */
export function forest<Item extends { id: number }>(
  items: readonly Item[],
  above: (item: Item) => number | null,
): Node<Item>[] {
  const nodes = new Map(items.map((item) => [item.id, { item, below: [] as Node<Item>[] }]));
  const tops: Node<Item>[] = [];
  for (const node of nodes.values()) {
    const upper = nodes.get(above(node.item) ?? Number.NaN);
    if (upper && !circles(node, nodes, above)) upper.below.push(node);
    else tops.push(node);
  }
  return tops;
}

function circles<Item extends { id: number }>(
  start: Node<Item>,
  nodes: ReadonlyMap<number, Node<Item>>,
  above: (item: Item) => number | null,
): boolean {
  const seen = new Set<number>();
  let now: Node<Item> | undefined = start;
  while (now && !seen.has(now.item.id)) {
    seen.add(now.item.id);
    now = nodes.get(above(now.item) ?? Number.NaN);
  }
  return now?.item.id === start.item.id;
}
