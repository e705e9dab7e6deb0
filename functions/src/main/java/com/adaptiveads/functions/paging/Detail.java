package com.adaptiveads.functions.paging;

/**
 * What of an item an answer tells beside the item itself.
 *
 * @param pictures its previews in Base64
 * @param engagement how far visitors went with it
 */
public record Detail(boolean pictures, boolean engagement) {}
