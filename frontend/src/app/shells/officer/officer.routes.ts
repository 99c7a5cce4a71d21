import { Routes } from '@angular/router';

/** The officer shell; filled by its room. */
export const officerRoutes: Routes = [];
