// The pictures of the demo: drawn from a number, so that none had to be taken and none has to be licensed.
export interface Photo {
  id: number;
  by: string;
  place: string;
  caption: string;
  likes: string;
  when: string;
}

export const photos: readonly Photo[] = [
  {
    id: 1,
    by: 'northwind.studio',
    place: 'Hardanger',
    caption: 'First light over the orchard side. No filter, two jackets.',
    likes: '1,204',
    when: '2 hours ago',
  },
  {
    id: 2,
    by: 'ada.walks',
    place: 'Isle of Skye',
    caption: 'Walked until the path stopped being one.',
    likes: '873',
    when: '5 hours ago',
  },
  {
    id: 3,
    by: 'northwind.studio',
    place: 'Lofoten',
    caption: 'Autumn collection, day three. The wool was not optional.',
    likes: '2,310',
    when: '1 day ago',
  },
  {
    id: 4,
    by: 'harbor.light',
    place: 'Porto',
    caption: 'The river does this for about four minutes a day.',
    likes: '641',
    when: '1 day ago',
  },
  {
    id: 5,
    by: 'northwind.studio',
    place: 'Dovrefjell',
    caption: 'Scouting for spring. It was minus nine.',
    likes: '1,587',
    when: '2 days ago',
  },
  {
    id: 6,
    by: 'kiln.and.clay',
    place: 'Oaxaca',
    caption: 'Same colour as the glaze we could never get right.',
    likes: '932',
    when: '3 days ago',
  },
  {
    id: 7,
    by: 'northwind.studio',
    place: 'Jotunheimen',
    caption: 'Between two showers.',
    likes: '1,118',
    when: '4 days ago',
  },
  {id: 8, by: 'ada.walks', place: 'Dolomites', caption: 'Tea with a view, again.', likes: '1,406', when: '5 days ago'},
  {
    id: 9,
    by: 'northwind.studio',
    place: 'Senja',
    caption: 'The ferry waits for nobody, so we did.',
    likes: '1,960',
    when: '1 week ago',
  },
];

// Sky from top to bottom, the sun, and the hills from far to near.
const palettes: readonly {
  sky: readonly [string, string, string];
  sun: string;
  hills: readonly [string, string, string, string];
}[] = [
  {sky: ['#2b2a6b', '#d4587a', '#ffc48a'], sun: '#fff1cf', hills: ['#a04a7d', '#6f3a78', '#432a63', '#221a42']},
  {sky: ['#5fa8d3', '#bfe3ee', '#fdf3dc'], sun: '#ffffff', hills: ['#8fb8b0', '#5c9387', '#326b60', '#17423d']},
  {sky: ['#0d1b3e', '#27508a', '#7fc4c9'], sun: '#f4f7e8', hills: ['#3d6f93', '#28527a', '#173a5e', '#0b2140']},
  {sky: ['#f28f5c', '#ffc773', '#ffe9b8'], sun: '#fffbe6', hills: ['#dd7a55', '#b3533f', '#7d3234', '#4a1d2a']},
  {sky: ['#8fa3c8', '#d5d3e4', '#f7e6e0'], sun: '#fff7f0', hills: ['#a9adc9', '#7b83aa', '#525d87', '#2f3a60']},
];

// mulberry32: small, and the same on every machine.
function numbersFrom(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function drawPhoto(id: number): string {
  const next = numbersFrom(id);
  const palette = palettes[(id * 7 + 3) % palettes.length] ?? palettes[0];
  if (palette === undefined) throw new Error('no palette');
  const sun = {x: 250 + next() * 580, y: 250 + next() * 190, radius: 46 + next() * 52};
  const horizon = 470 + next() * 90;
  const heightOf = (layer: number): ((x: number) => number) => {
    const waves = [1, 2, 3, 4].map((octave) => ({
      height: (86 - layer * 12) / octave ** 1.25,
      length: (0.0032 + 0.0012 * layer) * octave ** 1.35,
      shift: next() * 20,
    }));
    return (x) =>
      horizon +
      layer * 118 +
      waves.reduce((sum, {height, length, shift}) => sum + height * Math.sin(x * length + shift), 0);
  };
  const ridges = palette.hills.map((_, layer) => heightOf(layer));
  const ridge = (layer: number): string => {
    const points = Array.from({length: 61}, (_, at) => `${at * 18} ${(ridges[layer]?.(at * 18) ?? 0).toFixed(1)}`);
    return `<path fill="${palette.hills[layer] ?? ''}" d="M0 1080 L${points.join(' L')} L1080 1080Z"/>`;
  };
  const trees = Array.from({length: 10 + Math.floor(next() * 12)}, () => {
    const [x, height] = [next() * 1080, 40 + next() * 75];
    const foot = (ridges[3]?.(x) ?? 0) + 14;
    return `<path d="M${x.toFixed(0)} ${(foot - height).toFixed(0)} l${(height * 0.19).toFixed(0)} ${height.toFixed(0)} h-${(height * 0.38).toFixed(0)}Z"/>`;
  }).join('');
  const birds = Array.from({length: Math.floor(next() * 5)}, () => {
    const [x, y] = [150 + next() * 780, 130 + next() * 190];
    return `<path d="M${x.toFixed(0)} ${y.toFixed(0)} q11 -13 20 0 q9 -13 20 0"/>`;
  }).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1080 1080"><defs>
<linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${palette.sky[0]}"/><stop offset=".42" stop-color="${palette.sky[1]}"/><stop offset=".7" stop-color="${palette.sky[2]}"/></linearGradient>
<radialGradient id="glow"><stop offset="0" stop-color="${palette.sun}" stop-opacity=".85"/><stop offset="1" stop-color="${palette.sun}" stop-opacity="0"/></radialGradient>
<linearGradient id="haze" x1="0" y1="0" x2="0" y2="1"><stop offset=".4" stop-color="${palette.sky[2]}" stop-opacity="0"/><stop offset=".62" stop-color="${palette.sky[2]}" stop-opacity=".38"/><stop offset=".86" stop-color="${palette.sky[2]}" stop-opacity="0"/></linearGradient></defs>
<rect width="1080" height="1080" fill="url(#sky)"/>
<circle cx="${sun.x.toFixed(0)}" cy="${sun.y.toFixed(0)}" r="${(sun.radius * 4.5).toFixed(0)}" fill="url(#glow)"/>
<circle cx="${sun.x.toFixed(0)}" cy="${sun.y.toFixed(0)}" r="${sun.radius.toFixed(0)}" fill="${palette.sun}"/>
<g fill="none" stroke="${palette.hills[3]}" stroke-width="4" stroke-linecap="round" opacity=".7">${birds}</g>
${[0, 1].map(ridge).join('')}<rect width="1080" height="1080" fill="url(#haze)"/>${[2, 3].map(ridge).join('')}
<g fill="${palette.hills[3]}">${trees}</g></svg>`;
}
