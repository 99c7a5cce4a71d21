import { Routes } from '@angular/router';

export const verifyRoutes: Routes = [];
