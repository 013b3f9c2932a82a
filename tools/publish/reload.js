// Reloads the page when it was built anew; shows why when it could not be.
const events = new EventSource('/_benchwright/events');

const show = (problems) => {
  document.querySelector('.benchwright-problems')?.remove();
  if (!problems) return;
  const box = document.createElement('pre');
  box.className = 'benchwright-problems';
  box.setAttribute('role', 'alert');
  box.textContent = `The page could not be built. This is the last good one.\n\n${problems}`;
  document.body.append(box);
};

events.addEventListener('hello', ({ data }) => show(data));
events.addEventListener('built', ({ data }) => (data ? show(data) : location.reload()));
