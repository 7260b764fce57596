// The popup as the toolbar opens it, over a page. Playwright has no page for it, so that it is asked through the protocol what it
// shows; keys reach it by the screen.
import type {CDPSession, Page} from 'playwright-core';

export class ToolbarPopup {
  readonly #line: CDPSession;
  readonly #session: string;
  #asked = 0;

  private constructor(line: CDPSession, session: string) {
    this.#line = line;
    this.#session = session;
  }

  static async find(from: Page, extension: string): Promise<ToolbarPopup> {
    const line = await from.context().browser()?.newBrowserCDPSession();
    if (line === undefined) throw new Error('no line to the browser');
    for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
      const {targetInfos} = await line.send('Target.getTargets');
      const found = targetInfos.find(({url}) => url === `chrome-extension://${extension}/popup.html`);
      if (found !== undefined) {
        const {sessionId} = await line.send('Target.attachToTarget', {targetId: found.targetId, flatten: false});
        return new ToolbarPopup(line, sessionId);
      }
      await pause();
    }
    throw new Error('the popup did not open');
  }

  async shows(text: string): Promise<void> {
    for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
      if (String(await this.#evaluate('document.body.innerText')).includes(text)) return;
      await pause();
    }
    throw new Error(`the popup never showed ${text}`);
  }

  async focused(): Promise<string> {
    return String(await this.#evaluate('document.activeElement.textContent.trim()'));
  }

  async #evaluate(expression: string): Promise<unknown> {
    const id = ++this.#asked;
    const answer = new Promise<unknown>((resolve) => {
      const hear = ({sessionId, message}: {sessionId: string; message: string}): void => {
        const said = JSON.parse(message) as {id?: number; result?: {result: {value: unknown}}};
        if (sessionId !== this.#session || said.id !== id) return;
        this.#line.off('Target.receivedMessageFromTarget', hear);
        resolve(said.result?.result.value);
      };
      this.#line.on('Target.receivedMessageFromTarget', hear);
    });
    const message = JSON.stringify({id, method: 'Runtime.evaluate', params: {expression}});
    await this.#line.send('Target.sendMessageToTarget', {sessionId: this.#session, message});
    return answer;
  }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100));
}
