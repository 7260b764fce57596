// A foreign mail made fit to look at: no scripts, no forms, no links to press, nothing loaded from anywhere. Sanitising is the
// first wall, the sandboxed frame without any permission the second, our own content policy (which the frame inherits) the
// third; each alone would do. The frame is nobody's origin, so not even a stylesheet of ours loads there: what little dress
// there is, is attributes.

// Where a link goes is said beside its words, because words can lie.
export function linkHost(href: string): string | undefined {
  try {
    const url = new URL(href);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.host : undefined;
  } catch {
    return undefined;
  }
}

export async function mailDocument(html: string, theme: 'light' | 'dark'): Promise<string> {
  const {default: DOMPurify} = await import('dompurify');
  const body = document.createElement('body');
  const clean = DOMPurify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: [
      'style',
      'form',
      'input',
      'button',
      'select',
      'textarea',
      'option',
      'svg',
      'math',
      'video',
      'audio',
      'picture',
    ],
    // src above all: a cleaned picture joins our document for a moment, and would be fetched in it.
    FORBID_ATTR: [
      'src',
      'poster',
      'style',
      'class',
      'id',
      'name',
      'srcset',
      'background',
      'bgcolor',
      'color',
      'width',
      'height',
      'target',
      'ping',
    ],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
  });
  body.append(clean);
  for (const link of body.querySelectorAll('a, area')) {
    const words = document.createElement('u');
    words.append(...link.childNodes);
    const host = linkHost(link.getAttribute('href') ?? '');
    if (host) {
      const where = document.createElement('small');
      where.textContent = ` (${host})`;
      words.append(where);
    }
    link.replaceWith(words);
  }
  for (const picture of body.querySelectorAll('img')) {
    const alternative = picture.getAttribute('alt')?.trim();
    const words = document.createElement('small');
    words.textContent = alternative ? `[${alternative}]` : '';
    picture.replaceWith(words);
  }
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="${theme}"></head><body dir="auto" marginwidth="16" marginheight="12"><font face="Inter, system-ui, sans-serif" size="3">${body.innerHTML}</font></body></html>`;
}
