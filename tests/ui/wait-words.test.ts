import { expect, test } from "vitest";
import { waitWords } from "../../src/ui/waiting/wait-words.ts";

test.each([
  [["Node 2"], "Node 2 waits"],
  [["Node 1", "Node 2", "Node 3"], "Node 1, Node 2 and Node 3 wait"],
  [["Node 1", "Node 2", "Node 3", "Node 4"], "4 nodes wait"],
  [["Client A", "Client B", "Client C", "Client D"], "4 clients wait"],
  [["Server", "Client A", "Client B", "Client C"], "4 processes wait"],
])("%j", (names, words) => expect(waitWords(names)).toBe(words));
