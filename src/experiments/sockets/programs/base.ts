import { listed } from "../listed.ts";
import { listings } from "../listings.ts";
import { accepted, closed, connected, connectedBy, opened, received, sent } from "./parts.ts";

export const server = listed(listings.server, [
  ...opened(),
  accepted,
  connectedBy,
  ...received("conn"),
  sent("conn", "Hello from server"),
  closed("conn"),
]);

export const client = listed(listings.client, [
  ...connected,
  sent("s", "Hello from client"),
  ...received("s"),
  closed("s"),
]);
