// The document engine: Typst templates and data in, PDF out. Started and watched by NodeWorker.cs.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { serve } from './frames.mjs';

const require = createRequire(import.meta.url);
const font = file => readFileSync(require.resolve(`@expo-google-fonts/noto-sans-jp/${file}`));

// A folder that is not there: templates are held in memory, and no template can read anything of this machine.
const root = join(tmpdir(), 'cyberport-documents', 'nothing');

const compiler = NodeCompiler.create({
  workspace: root,
  fontArgs: [{
    fontBlobs: [
      font('400Regular/NotoSansJP_400Regular.ttf'),
      font('500Medium/NotoSansJP_500Medium.ttf'),
      font('700Bold/NotoSansJP_700Bold.ttf'),
    ],
  }],
});

serve((header, body) => {
  switch (header.op) {
    case 'ping':
      return { pid: process.pid, memory: process.memoryUsage.rss() };
    case 'sources':
      for (const [path, text] of Object.entries(JSON.parse(body.toString('utf8')))) compiler.addSource(root + path, text);
      return {};
    case 'render':
      return render(header, JSON.parse(body.toString('utf8')));
    default:
      throw new Error(`Unknown operation: ${header.op}`);
  }
});

function render({ template, date, standard }, data) {
  const notes = [];
  let missing = '';
  let why = '';
  for (let attempt = 0; ; attempt++) {
    const wanted = attempt < 4 ? standard : null;
    try {
      const pdf = once(template, date, wanted, data);
      if (missing) notes.push(`no glyph for ${missing}`);
      if (wanted !== standard) notes.push(`without ${standard}: ${why}`);
      compiler.evictCache(20);
      return { notes, memory: process.memoryUsage.rss(), body: pdf };
    } catch (error) {
      const text = String(error?.message ?? error);
      const absent = glyphsNotThere(text);
      if (attempt < 3 && absent.length) {
        // 〓 (geta) is how Japanese printing shows a character that the type case does not hold.
        missing += absent.join('');
        data = eachText(data, value => absent.reduce((all, one) => all.replaceAll(one, '〓'), value));
      } else if (attempt < 3 && /crest\.svg|failed to parse SVG|failed to (load|decode) image/i.test(text) && data.letterhead?.crest) {
        notes.push('crest left out');
        data = { ...data, letterhead: { ...data.letterhead, crest: null } };
      } else if (attempt < 4 && standard && text.includes('PDF/')) {
        why = /message: "(.*?)", trace/.exec(text)?.[1] ?? text.slice(0, 300);
        attempt = 3;
      } else {
        throw error;
      }
    }
  }
}

function once(template, date, standard, data) {
  const result = compiler.compile({ mainFilePath: root + template, inputs: { data: JSON.stringify(data), date } });
  if (result.hasError()) {
    const error = result.takeError();
    throw new Error(JSON.stringify(compiler.fetchDiagnostics(error)));
  }
  return compiler.pdf(result.result, standard ? { pdfStandard: standard } : {});
}

function glyphsNotThere(text) {
  const found = new Set();
  // The engine's words are quoted twice on their way here: the text `\"한\"` could not be displayed …
  for (const [, shown] of text.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/g)) {
    found.add(shown.replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex) => String.fromCodePoint(parseInt(hex, 16))));
  }
  return [...found];
}

function eachText(value, change) {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map(one => eachText(one, change));
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, eachText(v, change)]));
  return value;
}
