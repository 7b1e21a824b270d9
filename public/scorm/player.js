/*
 * Plays a talk in a learning platform: the run in a frame, moved by messages (docs/embedding.md), the questions around
 * it. It tells the platform what was reached and scored (SCORM 1.2), and works without one.
 */
/** @type {any} */
const page = window;
const talk = page.talk;
const frame = /** @type {HTMLIFrameElement} */ (document.getElementById("run"));
const element = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** The platform's interface: in a frame around this one, or in what opened it. */
function findApi() {
  for (const start of [page, page.opener]) {
    let at = start;
    for (let up = 0; at && up < 12; up++) {
      try {
        if (at.API) return at.API;
      } catch {
        break;
      }
      if (at.parent === at) break;
      at = at.parent;
    }
  }
  return null;
}

const api = findApi();
const set = (/** @type {string} */ name, /** @type {string} */ value) => api?.LMSSetValue(name, value);

api?.LMSInitialize("");
let beat = Math.min(Number(api?.LMSGetValue("cmi.core.lesson_location")) || 0, talk.beats.length - 1);
let shownRun = -1;
/** The first answer to each question counts. @type {Map<number, {index: number, right: boolean}>} */
const answers = new Map();
const asked = talk.beats.filter((/** @type {any} */ each) => each.question);

const post = (/** @type {object} */ message) => frame.contentWindow?.postMessage(message, "*");

addEventListener("message", ({ data, source }) => {
  if (source !== frame.contentWindow || data?.interleave !== "step") return;
  // The run of the beat is open: then its step can be gone to.
  if (data.title === talk.titles[talk.beats[beat].run] && wanted !== null) {
    const step = wanted;
    wanted = null;
    post({ interleave: "go-to", step });
  }
});
/** The step to go to as soon as the run is open. @type {number | null} */
let wanted = null;

function show() {
  const { title, run, step, to, question } = talk.beats[beat];
  element("title").textContent = title;
  element("place").textContent = `${beat + 1} / ${talk.beats.length}`;
  /** @type {HTMLButtonElement} */ (element("back")).disabled = beat === 0;
  /** @type {HTMLButtonElement} */ (element("next")).disabled = beat === talk.beats.length - 1;
  const at = answers.has(beat) ? to : step;
  if (run === shownRun) post({ interleave: "go-to", step: at });
  else {
    shownRun = run;
    wanted = at;
    post({ interleave: "open", text: talk.runs[run], name: title });
  }
  ask(question);
  report();
}

function ask(/** @type {any} */ question) {
  const form = element("question");
  form.hidden = !question;
  form.replaceChildren();
  if (!question) return;
  const heading = form.appendChild(document.createElement("p"));
  heading.textContent = question.text;
  question.options.forEach((/** @type {any} */ option, /** @type {number} */ index) => {
    const label = form.appendChild(document.createElement("label"));
    const input = document.createElement("input");
    Object.assign(input, {
      type: "radio",
      name: "answer",
      disabled: answers.has(beat),
      checked: answers.get(beat)?.index === index,
    });
    input.addEventListener("change", () => {
      answers.set(beat, { index, right: option.right });
      show();
    });
    label.append(input, ` ${String.fromCodePoint(65 + index)}. ${option.text}`);
    if (answers.has(beat) && option.right) label.className = "right";
  });
}

/** What was reached and scored so far. */
function report() {
  const right = [...answers.values()].filter((answer) => answer.right).length;
  set("cmi.core.lesson_location", String(beat));
  set("cmi.core.score.min", "0");
  set("cmi.core.score.max", "100");
  set("cmi.core.score.raw", String(asked.length === 0 ? 100 : Math.round((100 * right) / asked.length)));
  const isDone = beat === talk.beats.length - 1 && answers.size === asked.length;
  set("cmi.core.lesson_status", isDone ? "completed" : "incomplete");
  api?.LMSCommit("");
}

const go = (/** @type {number} */ by) => {
  beat = Math.max(0, Math.min(talk.beats.length - 1, beat + by));
  show();
};
element("back").addEventListener("click", () => go(-1));
element("next").addEventListener("click", () => go(1));
addEventListener("pagehide", () => api?.LMSFinish(""));

// The page in the frame hears messages as soon as it tells where it stands.
const hello = setInterval(() => post({ interleave: "listen" }), 300);
addEventListener("message", function first({ data, source }) {
  if (source !== frame.contentWindow || data?.interleave !== "step") return;
  clearInterval(hello);
  removeEventListener("message", first);
  show();
});
