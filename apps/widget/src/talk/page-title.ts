/** Says in the title of the page how much is unread, while nobody looks at it. */
export class PageTitle {
  private mark = '';

  show(unread: number): void {
    const mark = unread > 0 && document.hidden ? `(${unread}) ` : '';
    if (mark === this.mark) return;
    const { title } = document;
    document.title = mark + (this.mark && title.startsWith(this.mark) ? title.slice(this.mark.length) : title);
    this.mark = mark;
  }
}
