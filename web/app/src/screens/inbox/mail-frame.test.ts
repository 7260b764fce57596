import {expect, test} from 'vitest';
import {mailDocument} from './mail-frame.ts';

async function shown(html: string): Promise<Document> {
  return new DOMParser().parseFromString(await mailDocument(html, 'light'), 'text/html');
}

test('nothing in a mail can run', async () => {
  const page = await shown(
    '<script>x</script><img src=x onerror="x"><svg onload="x"></svg><p onclick="x">Hi</p><iframe src="https://evil.example"></iframe><object data="x"></object>',
  );
  expect(page.querySelectorAll('script, svg, iframe, object, embed, img')).toHaveLength(0);
  expect(page.body.innerHTML).not.toMatch(/onerror|onload|onclick/);
  expect(page.body.textContent).toContain('Hi');
});

test('nothing in a mail is fetched', async () => {
  const page = await shown(
    '<style>@import "https://evil.example/x.css"; p { background: url(https://evil.example/y) }</style><p style="background:url(https://evil.example/z)" background="https://evil.example/b">Hi</p><img src="https://evil.example/pixel" srcset="https://evil.example/2x 2x" alt="Logo"><link rel="stylesheet" href="https://evil.example/l.css"><video poster="https://evil.example/v"></video><input type="image" src="https://evil.example/i">',
  );
  expect(page.documentElement.outerHTML).not.toContain('evil.example');
  expect(page.body.textContent).toContain('[Logo]');
});

test('a link is words with the host it leads to', async () => {
  const page = await shown('<a href="https://evil.example/login">photogram.example</a> <a href="javascript:x">run</a>');
  expect(page.querySelectorAll('a')).toHaveLength(0);
  expect(page.body.textContent).toContain('photogram.example (evil.example)');
  expect(page.documentElement.outerHTML).not.toContain('javascript:');
});

test('forms are taken away', async () => {
  const page = await shown('<form action="https://evil.example"><input name="password"><button>Go</button></form>Text');
  expect(page.querySelectorAll('form, input, button')).toHaveLength(0);
  expect(page.body.textContent).toContain('Text');
});
