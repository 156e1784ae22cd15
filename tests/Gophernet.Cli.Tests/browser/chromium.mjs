// Chromium without a window, spoken to over a pipe: https://chromedevtools.github.io/devtools-protocol/.

import { spawn } from "node:child_process";

export class Chromium {
  #process;
  #session;
  #sent = 0;
  #waiting = new Map();
  #buffer = "";
  #listeners = new Set();

  /** Everything that went wrong in the page, and what it asked the network for. */
  faults = [];
  requests = [];

  static async start(program, folder) {
    const browser = new Chromium();
    // Without its sandbox, which a container may not allow: the page that is opened is ours.
    browser.#process = spawn(program, ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions", "--remote-debugging-pipe",
      `--user-data-dir=${folder}`, "about:blank"], { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
    browser.#process.stdio[4].setEncoding("utf8").on("data", (text) => browser.#receive(text));
    const { targetInfos } = await browser.#send("Target.getTargets");
    const page = targetInfos.find(({ type }) => type === "page");
    browser.#session = (await browser.#send("Target.attachToTarget", { targetId: page.targetId, flatten: true })).sessionId;
    for (const domain of ["Page", "Runtime", "Log", "Network"]) {
      await browser.send(`${domain}.enable`);
    }
    return browser;
  }

  send(method, parameters) {
    return this.#send(method, parameters, this.#session);
  }

  /** Opens a file, and waits until it is loaded. */
  async open(path) {
    const loaded = this.#event("Page.loadEventFired");
    await this.send("Page.navigate", { url: `file://${path}` });
    await loaded;
  }

  async show({ width, scheme = "light", media = "screen" }) {
    await this.send("Emulation.setDeviceMetricsOverride", { width, height: 800, deviceScaleFactor: 1, mobile: width < 600 });
    await this.send("Emulation.setEmulatedMedia", { media, features: [{ name: "prefers-color-scheme", value: scheme }] });
  }

  /** What an expression of the page comes to. */
  async ask(expression) {
    const { result, exceptionDetails } = await this.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    await this.#send("Browser.close");
    await ended;
  }

  #send(method, params = {}, sessionId = undefined) {
    const id = ++this.#sent;
    this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #event(name) {
    return new Promise((resolve) => {
      const listener = ({ method, params }) => {
        if (method === name) {
          this.#listeners.delete(listener);
          resolve(params);
        }
      };
      this.#listeners.add(listener);
    });
  }

  #receive(text) {
    const messages = (this.#buffer + text).split("\0");
    this.#buffer = messages.pop();
    for (const message of messages.map((item) => JSON.parse(item))) {
      const waiting = this.#waiting.get(message.id);
      if (waiting) {
        this.#waiting.delete(message.id);
        message.error ? waiting.reject(new Error(message.error.message)) : waiting.resolve(message.result);
      } else {
        this.#note(message);
        this.#listeners.forEach((listener) => listener(message));
      }
    }
  }

  #note({ method, params }) {
    if (method === "Runtime.exceptionThrown") {
      this.faults.push(params.exceptionDetails.exception?.description ?? params.exceptionDetails.text);
    } else if (method === "Runtime.consoleAPICalled") {
      this.faults.push(`console.${params.type}: ${params.args.map(({ value, description }) => value ?? description).join(" ")}`);
    } else if (method === "Log.entryAdded") {
      this.faults.push(params.entry.text);
    } else if (method === "Network.requestWillBeSent") {
      this.requests.push(params.request.url);
    }
  }
}
