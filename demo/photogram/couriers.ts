// What carries Photogram's messages: a telephone company's HTTP API, and mail by SMTP.
import {createTransport} from 'nodemailer';

export interface CourierOptions {
  sms: {url: string; key: string}; // the telephone company's address for messages, and what it knows us by
  smtp: {host: string; port: number};
}

const patience = 10_000;

export class Couriers {
  readonly #options: CourierOptions;

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  // True once the telephone company has it.
  async sendSms(recipient: string, body: string): Promise<boolean> {
    const answer = await fetch(this.#options.sms.url, {
      method: 'POST',
      headers: {'content-type': 'application/json', authorization: `Bearer ${this.#options.sms.key}`},
      body: JSON.stringify({recipient, originator: 'Photogram', body}),
      signal: AbortSignal.timeout(patience),
    }).catch(() => undefined);
    return answer?.status === 202;
  }

  // True once the mail server has it.
  async sendMail(to: string, subject: string, text: string, html: string): Promise<boolean> {
    const transport = createTransport({
      ...this.#options.smtp,
      secure: false,
      connectionTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
      tls: {rejectUnauthorized: false}, // opportunistic, as between mail servers: better than sending it in the open
    });
    try {
      const from = 'Photogram <security@mail.photogram.example>';
      await transport.sendMail({from, to, subject, text, html});
      return true;
    } catch {
      return false;
    } finally {
      transport.close();
    }
  }
}
