import { DestroyRef, Service, inject } from '@angular/core';
import { Router } from '@angular/router';

/** サインインして戻る: to another page and back to the very question where one was. Lives as long as its page. */
@Service({ autoProvided: false })
export class ReturnHere {
  private readonly router = inject(Router);
  private field: string | null = null;

  constructor() {
    // The last question that had the focus: the button that leads away has it by now.
    const remember = (event: FocusEvent): void => {
      const id = (event.target as HTMLElement).id;
      if (id?.startsWith('q-')) this.field = id;
    };
    document.addEventListener('focusin', remember);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('focusin', remember));
  }

  /** To sign in, or to make an account; the question is come back to where there are questions. */
  by(page: '/sign-in' | '/register', questions: boolean): void {
    const here = `${this.router.url.split('#')[0]}${this.field && questions ? '#' + this.field : ''}`;
    void this.router.navigate([page], { queryParams: { return: here } });
  }
}
