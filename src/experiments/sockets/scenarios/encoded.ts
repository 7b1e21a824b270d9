import { clientBase64, serverBase64 } from "../programs/encoded.ts";
import { running } from "./processes.ts";
import { shipped } from "./shipped.ts";

const task = "7.3";

export const base64 = shipped({
  id: "base64",
  task,
  title: "Base64 on both ends",
  lookAt: "Base64 looks secret but is not: the tap on the wire shows every word without a key.",
  processes: [running("server", serverBase64), running("client", clientBase64, 20)],
});

export const tampered = shipped({
  id: "tampered",
  interventions: [{ do: "change-byte", message: "client>server#3", byte: 22, to: 107 }],
  task,
  title: "A byte is changed on the way",
  lookAt: "One byte is changed on the way. Base64 still decodes, and the server believes the wrong text.",
  processes: [running("server", serverBase64), running("client", clientBase64, 20)],
});
