// Lets a reader put away the word that this is a preview, until the preview is
// another one or the tab is closed. Without this script the word stays.

const banner = document.querySelector<HTMLElement>('.bench-preview')!;
const button = banner.querySelector('button')!;
const key = 'bench-preview';

// Where the browser keeps nothing, the word is back on the next page.
const kept = () => {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
};
const keep = (version: string) => {
  try {
    sessionStorage.setItem(key, version);
  } catch {}
};

button.hidden = false;
banner.hidden = kept() === banner.dataset.version;
button.addEventListener('click', () => {
  keep(banner.dataset.version!);
  banner.hidden = true;
  document.querySelector('main')?.focus(); // the button is gone
});
