// Names in each page what its script will ask for at once, and the stylesheet: without it a slow connection waits for the
// entry before it learns of the rest, and shows bare words meanwhile.
import type {Plugin, Rolldown} from 'vite';

type Bundle = Rolldown.OutputBundle;

function chunkOf(bundle: Bundle, file: string): Rolldown.OutputChunk | undefined {
  const found = bundle[file];
  return found?.type === 'chunk' ? found : undefined;
}

// The chunk and what it imports, each once.
function withImports(bundle: Bundle, file: string, seen = new Set<string>()): Set<string> {
  const chunk = chunkOf(bundle, file);
  if (!chunk || seen.has(file)) return seen;
  seen.add(file);
  for (const each of chunk.imports) withImports(bundle, each, seen);
  return seen;
}

export function preload(): Plugin {
  return {
    name: 'latchkey-preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, {bundle, chunk}) {
        if (!bundle || !chunk) return;
        const scripts = new Set<string>();
        for (const file of chunk.dynamicImports) withImports(bundle, file, scripts);
        const styles = new Set<string>();
        for (const file of scripts)
          for (const css of chunkOf(bundle, file)?.viteMetadata?.importedCss ?? []) styles.add(css);
        return [
          ...Array.from(styles, (file) => ({
            tag: 'link',
            attrs: {rel: 'stylesheet', crossorigin: true, href: `/${file}`},
            injectTo: 'head' as const,
          })),
          ...Array.from(scripts)
            .filter((file) => !html.includes(file))
            .map((file) => ({
              tag: 'link',
              attrs: {rel: 'modulepreload', crossorigin: true, href: `/${file}`},
              injectTo: 'head' as const,
            })),
        ];
      },
    },
  };
}
