// The demo carrier: stands where a telephone company and the mail of the world would, and speaks their protocols to
// Latchkey's real receivers: a signed webhook over HTTP (Standard Webhooks) and SMTP on a socket. It knows nothing of what
// becomes of a message.
import {randomUUID} from 'node:crypto';
import {createTransport} from 'nodemailer';
import {Webhook} from 'standardwebhooks';

export interface CarrierOptions {
  hookUrl: string; // where SMS are announced
  hookSecret: string; // whsec_…, shared with the workspace's number source
  smtp: {host: string; port: number};
  clock?: () => Date;
}

export type Delivery = {kind: 'delivered'; reference: string} | {kind: 'refused'; reason: string};

export interface Mail {
  to: string;
  from: string;
  subject: string;
  text: string;
  html?: string;
}

export class Carrier {
  readonly #options: CarrierOptions;
  readonly #signer: Webhook;

  constructor(options: CarrierOptions) {
    this.#options = options;
    this.#signer = new Webhook(options.hookSecret);
  }

  // `to` is a number in E.164; `from` a number or a sender's name of up to 11 letters.
  // A carrier that got no answer sends again under the same id.
  async sendSms(to: string, from: string, text: string, id = `msg_${randomUUID()}`): Promise<Delivery> {
    const now = this.#options.clock?.() ?? new Date();
    const body = JSON.stringify({to, from, text, received_at: now.getTime()});
    const response = await fetch(this.#options.hookUrl, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': this.#signer.sign(id, now, body),
      },
      body,
      signal: AbortSignal.timeout(60_000),
    });
    if (response.ok) return {kind: 'delivered', reference: id};
    return {kind: 'refused', reason: `${response.status} ${await response.text()}`};
  }

  async sendMail(mail: Mail): Promise<Delivery> {
    const transport = createTransport({
      ...this.#options.smtp,
      secure: false,
      ignoreTLS: true,
      connectionTimeout: 60_000,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      const sent = await transport.sendMail(mail);
      return {kind: 'delivered', reference: sent.messageId};
    } catch (error) {
      return {kind: 'refused', reason: error instanceof Error ? error.message : String(error)};
    } finally {
      transport.close();
    }
  }
}
