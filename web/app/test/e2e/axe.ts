// Accessibility violations of a page, as lines. axe runs in the page itself and looks at nothing inside frames: the only one
// is a mail's, which runs no scripts.
import axe from 'axe-core';
import type {Page} from 'playwright-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

export async function violations(page: Page, rules?: readonly string[]): Promise<string> {
  // Once a page: the source is half a megabyte. Evaluated by the debugger, which no content policy binds.
  if (!(await page.evaluate(() => window.axe !== undefined))) await page.evaluate(axe.source);
  return page.evaluate(async (only) => {
    const found = await window.axe?.run(
      {include: [['html']], exclude: [['.mail-frame']]},
      {
        iframes: false,
        resultTypes: ['violations'],
        ...(only ? {runOnly: {type: 'rule' as const, values: [...only]}} : {}),
      },
    );
    if (!found) throw new Error('axe is not in the page');
    return found.violations
      .map(({id, nodes}) => `${id}: ${nodes.map((node) => node.html.slice(0, 200)).join(' ')}`)
      .join('\n');
  }, rules);
}
