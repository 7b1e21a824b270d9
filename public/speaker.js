/*
 * The speaker's window: it shows the note of the beat that the page presents, and can drive it. The two talk over a
 * channel of this browser (src/ui/talk/speaker.ts); either works without the other.
 */
const channel = new BroadcastChannel("interleave.talk");

/** @param {string} id @param {string} text */
const put = (id, text) => {
  const element = document.getElementById(id);
  if (element && element.textContent !== text) element.textContent = text;
};

/** When the presentation began, by this window's clock; null before. @type {number | null} */
let began = null;

channel.addEventListener("message", ({ data }) => {
  if (data?.kind !== "state") return;
  put("title", data.title);
  put("note", data.note);
  put("sentence", data.sentence);
  put("next", data.upNext === "" ? "the end" : data.upNext);
  put("place", data.beats === 0 ? "" : `${data.beat + 1} / ${data.beats}`);
  document.title = `${data.talk} · Speaker`;
  document
    .getElementById("question")
    ?.replaceChildren(
      ...data.question.map((/** @type {string} */ text) =>
        Object.assign(document.createElement("li"), { textContent: text }),
      ),
    );
  began = data.elapsedMs === null ? null : performance.now() - data.elapsedMs;
  tick();
});

function tick() {
  put("clock", new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" }));
  const seconds = began === null ? 0 : Math.max(0, Math.floor((performance.now() - began) / 1000));
  put("elapsed", `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`);
}

setInterval(tick, 1000);
tick();

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel takes no origin
const drive = (/** @type {"next" | "back"} */ kind) => channel.postMessage({ kind });
document.getElementById("forward")?.addEventListener("click", () => drive("next"));
document.getElementById("back")?.addEventListener("click", () => drive("back"));
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const isForward = ["PageDown", "ArrowRight", "ArrowDown"].includes(event.key);
  if (!isForward && !["PageUp", "ArrowLeft", "ArrowUp"].includes(event.key)) return;
  event.preventDefault();
  drive(isForward ? "next" : "back");
});
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel takes no origin
channel.postMessage({ kind: "hello" });
