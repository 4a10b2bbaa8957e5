// Starts GraphiQL with a tab for each example. What you change is kept under names of our own: another program's
// tabs, left in the browser under the same host and port, neither show here nor get lost.
'use strict';

const prefix = 'kequn.';
const storage = {
    getItem: (key) => localStorage.getItem(prefix + key),
    setItem: (key, value) => localStorage.setItem(prefix + key, value),
    removeItem: (key) => localStorage.removeItem(prefix + key),
    get length() {
        return own().length;
    },
    clear: () => own().forEach((key) => localStorage.removeItem(key)),
};

function own() {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
}

function open(examples) {
    ReactDOM.render(
        React.createElement(GraphiQL, {
            fetcher: GraphiQL.createFetcher({ url: '/graphql', enableIncrementalDelivery: false }),
            storage,
            defaultTabs: examples,
            defaultEditorToolsVisibility: 'headers',
            isHeadersEditorEnabled: true,
            shouldPersistHeaders: true,
        }),
        document.getElementById('graphiql'),
    );
}

fetch('/demo/examples').then((response) => response.json()).then(open);
