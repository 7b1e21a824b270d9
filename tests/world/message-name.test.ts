import { expect, it } from "vitest";
import { messageName, parseMessageName } from "../../src/world/message-name.ts";

it("`sender>receiver#n` is read as it was written", () => {
  expect(messageName("1", "12", 3)).toBe("1>12#3");
  expect(parseMessageName("1>12#3")).toEqual({ from: "1", to: "12", n: 3 });
  expect(parseMessageName("client a>server#120")).toEqual({ from: "client a", to: "server", n: 120 });
});

it.each([
  "",
  "1>2",
  "1>2#",
  "1>2#0",
  "1>2#01",
  "1>2#-1",
  "1>2#1.5",
  "1>2#1 ",
  "1#2>3",
  ">2#1",
  "1>#1",
  "1>2>3#1",
  "1>2#1#1",
  "1>2#99999999999",
])("%s is no message's name", (text) => expect(parseMessageName(text)).toBeNull());
