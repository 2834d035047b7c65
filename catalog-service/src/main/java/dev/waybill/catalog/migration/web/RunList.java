package dev.waybill.catalog.migration.web;

import java.util.List;

/** @param items the newest first */
record RunList(List<RunBody> items) {}
